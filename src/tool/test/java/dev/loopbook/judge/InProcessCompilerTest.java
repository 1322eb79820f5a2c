package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.source.BatchCompilation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InProcessCompilerTest {
  private final InProcessCompiler compiler = new InProcessCompiler();

  @AfterEach
  void itEnds() {
    compiler.close();
  }

  @Test
  void filesAreCompiledWithWhatIsBesideThem() throws Doubt {
    var b = List.of(CompiledAnswer.text("B.java", "class B extends A {}"));
    assertInstanceOf(BatchCompilation.Errors.class, compiler.compile(b, Map.of()));
    var a = CompiledAnswer.of("A.java", "class A {}").classes();
    var classes = assertInstanceOf(BatchCompilation.Classes.class, compiler.compile(b, a));
    assertEquals(Set.of("B"), classes.classes().keySet());
  }
}
