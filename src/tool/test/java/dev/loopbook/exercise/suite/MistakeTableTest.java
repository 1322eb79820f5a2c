package dev.loopbook.exercise.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.exercise.Exercises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MistakeTableTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));

  @Test
  void theTableHasTheMistakesOfTheWrongAnswers() throws IOException {
    assertEquals(
        MistakeTable.of(Exercises.in(BOOK).all()),
        Files.readString(BOOK.resolve("solutions/mistakes.md")),
        "./run.sh solutions --mistakes > solutions/mistakes.md writes it anew");
  }
}
