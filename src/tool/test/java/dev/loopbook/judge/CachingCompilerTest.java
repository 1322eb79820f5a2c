package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CachingCompilerTest {
  private final List<String> asked = new ArrayList<>();
  private final AnswerCompiler real =
      new AnswerCompiler() {
        @Override
        public BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside) {
          asked.add(sources.getFirst().text());
          return sources.getFirst().text().isEmpty()
              ? new BatchCompilation.Errors(List.of())
              : new BatchCompilation.Classes(Map.of(), Map.of(), List.of());
        }

        @Override
        public void cancel() {
          asked.add("cancel");
        }

        @Override
        public void close() {
          asked.add("close");
        }
      };
  private final CachingCompiler caching = new CachingCompiler(real);

  private BatchCompilation compiled(String text, Map<String, byte[]> beside) {
    try {
      return caching.compile(List.of(CompiledAnswer.text("A.java", text)), beside);
    } catch (Doubt e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theSameFilesAreCompiledOnce() {
    var first = compiled("class A {}", Map.of());
    assertSame(first, compiled("class A {}", Map.of()));
    assertNotSame(first, compiled("class B {}", Map.of()));
    assertEquals(List.of("class A {}", "class B {}"), asked);
  }

  @Test
  void whatIsBesideThemCountsAsItLooksFromOutside() {
    var one = CompiledAnswer.of("B.java", "class B { int f() { return 1; } }").classes();
    var two = CompiledAnswer.of("B.java", "class B { int f() { return 2; } }").classes();
    var other = CompiledAnswer.of("B.java", "class B { long f() { return 1; } }").classes();
    compiled("class A {}", one);
    compiled("class A {}", two);
    assertEquals(1, asked.size());
    compiled("class A {}", other);
    compiled("class A {}", Map.of());
    assertEquals(3, asked.size());
  }

  @Test
  void errorsAreNotKept() {
    assertInstanceOf(BatchCompilation.Errors.class, compiled("", Map.of()));
    compiled("", Map.of());
    assertEquals(2, asked.size());
  }

  @Test
  void theOneThatWasUsedLeastLatelyIsForgotten() {
    for (var i = 0; i < 64; i++) {
      compiled("class A" + i + " {}", Map.of());
    }
    compiled("class A0 {}", Map.of());
    assertEquals(64, asked.size());
    compiled("class A64 {}", Map.of());
    compiled("class A0 {}", Map.of());
    assertEquals(65, asked.size());
    compiled("class A1 {}", Map.of());
    assertEquals(66, asked.size());
  }

  @Test
  void cancellingAndClosingReachTheRealOne() {
    caching.cancel();
    caching.close();
    assertEquals(List.of("cancel", "close"), asked);
    assertTrue(compiled("class A {}", Map.of()) instanceof BatchCompilation.Classes);
  }
}
