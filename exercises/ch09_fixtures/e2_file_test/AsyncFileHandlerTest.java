package ch09_fixtures.e2_file_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.file.MemoryFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class AsyncFileHandlerTest {
  private final MemoryFiles disk = new MemoryFiles();
  private final AsyncFileHandler handler = new AsyncFileHandler();

  @Test
  void aLineIsReadAgain() {
    var file = disk.path("/notes.txt");
    await(handler.writeLines(file, List.of("one line")));
    assertEquals(List.of("one line"), await(handler.readLines(file)));
  }

  // Your tests go here.
}
