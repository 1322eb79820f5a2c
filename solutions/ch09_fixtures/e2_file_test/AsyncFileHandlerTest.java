package ch09_fixtures.e2_file_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.file.MemoryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class AsyncFileHandlerTest {
  private final MemoryFiles disk = new MemoryFiles();
  private final Path file = disk.path("/notes.txt");
  private final AsyncFileHandler handler = new AsyncFileHandler();

  @Test
  void whatIsWrittenIsReadAgain() {
    var lines = List.of("  Zoë", "", "last", "");
    await(handler.writeLines(file, lines));
    assertEquals(lines, await(handler.readLines(file)));
  }

  @Test
  void writingReplaces() {
    await(handler.writeLines(file, List.of("old", "older")));
    await(handler.writeLines(file, List.of("new")));
    assertEquals(List.of("new"), await(handler.readLines(file)));
  }

  @Test
  void appendingAdds() {
    await(handler.appendLine(file, "first"));
    await(handler.appendLine(file, "second"));
    assertEquals(List.of("first", "second"), await(handler.readLines(file)));
  }

  @Test
  void aMissingFileIsAFailure() {
    assertThrows(IOException.class, () -> await(handler.readLines(file)));
  }

  @Test
  void aFullDiskIsAFailure() {
    disk.capacity(4);
    assertThrows(
        IOException.class, () -> await(handler.writeLines(file, List.of("too long"))));
    assertThrows(IOException.class, () -> await(handler.appendLine(file, "too long")));
  }

  @Test
  void writingNothingReplacesToo() {
    await(handler.writeLines(file, List.of("old")));
    await(handler.writeLines(file, List.of()));
    assertEquals(List.of(), await(handler.readLines(file)));
  }

  @Test
  void othersHaveTheirTurnAtEachCall() {
    var whileWriting = createTask(sleep(Duration.ZERO));
    await(handler.writeLines(file, List.of("a")));
    assertTrue(whileWriting.isDone(), "while writing");
    var whileAppending = createTask(sleep(Duration.ZERO));
    await(handler.appendLine(file, "b"));
    assertTrue(whileAppending.isDone(), "while appending");
    var whileReading = createTask(sleep(Duration.ZERO));
    await(handler.readLines(file));
    assertTrue(whileReading.isDone(), "while reading");
  }
}
