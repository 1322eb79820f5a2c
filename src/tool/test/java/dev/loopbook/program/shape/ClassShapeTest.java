package dev.loopbook.program.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClassShapeTest {
  private static final Compiler COMPILER = Compiler.with();

  @Test
  void whatIsInsideDoesNotShow() {
    assertEquals(
        shape("class A { int f(int n) { return n; } private int p; }"),
        shape(
            "class A { int f(int n) { return g(() -> n); } private int g(Gets s) { return 1; } interface Gets { int get(); } }"));
  }

  @Test
  void whatOthersCompileAgainstShows() {
    var plain = shape("class A { static final int N = 1; int f(int n) { return n; } }");
    for (var other :
        List.of(
            "class A { static final int N = 2; int f(int n) { return n; } }",
            "class A { static final int N = 1; long f(int n) { return n; } }",
            "class A { static final int N = 1; static int f(int n) { return n; } }",
            "class A { static final int N = 1; int f(int n) throws Exception { return n; } }",
            "class A<T> { static final int N = 1; int f(int n) { return n; } }",
            "class A { static final int N = 1; int f(int n) { return n; } int m; }",
            "final class A { static final int N = 1; int f(int n) { return n; } }")) {
      assertNotEquals(plain, shape(other), other);
    }
  }

  private static ClassShape shape(String code) {
    var compiled =
        COMPILER.compileTogether(List.of(new SourceText(Path.of("A.java"), code)), Map.of());
    return ClassShape.of(
        assertInstanceOf(BatchCompilation.Classes.class, compiled, compiled::toString)
            .classes()
            .get("A"));
  }
}
