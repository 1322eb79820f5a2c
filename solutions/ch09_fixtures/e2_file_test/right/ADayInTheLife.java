// right: goes through one day of a file in one test
package ch09_fixtures.e2_file_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
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
  void aDay() {
    assertThrows(IOException.class, () -> await(handler.readLines(file)));
    beside(handler.appendLine(file, " b"));
    beside(handler.appendLine(file, ""));
    beside(handler.appendLine(file, "a"));
    assertEquals(List.of(" b", "", "a"), beside(handler.readLines(file)));
    beside(handler.writeLines(file, List.of("z", "y", "")));
    assertEquals(List.of("z", "y", ""), beside(handler.readLines(file)));
    beside(handler.writeLines(file, List.of()));
    assertEquals(List.of(), beside(handler.readLines(file)));
    disk.capacity(2);
    assertThrows(IOException.class, () -> await(handler.appendLine(file, "long")));
    assertThrows(IOException.class, () -> await(handler.writeLines(file, List.of("long"))));
  }

  /// Awaits something, and asserts that another task had a turn meanwhile.
  private static <T> T beside(Coroutine<T> work) {
    var other = createTask(sleep(Duration.ZERO));
    var result = await(work);
    assertTrue(other.isDone(), "another task had a turn");
    return result;
  }
}
