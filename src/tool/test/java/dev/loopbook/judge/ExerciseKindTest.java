package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExerciseKindTest {
  @Test
  void itIsFoundByItsNameInFrontMatter() {
    assertEquals("bug", ExerciseKind.BUG.key());
    for (var kind : ExerciseKind.values()) {
      assertEquals(Optional.of(kind), ExerciseKind.of(kind.key()));
    }
    assertEquals(Optional.empty(), ExerciseKind.of("BUG"));
    assertEquals("find the bug", ExerciseKind.BUG.words());
  }
}
