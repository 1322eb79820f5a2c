import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.AsyncFile;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.file.MemoryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// region handler
static class AsyncFileHandler {
  Coroutine<List<String>> readLines(Path file) {
    return async(() -> {
      return await(AsyncFile.readString(file)).lines().toList();
    });
  }

  Coroutine<Void> writeLines(Path file, List<String> lines) {
    return async(() -> {
      await(AsyncFile.writeString(file, String.join("\n", lines)));
    });
  }
}
// endregion

// region tests
@LoopTest
static class AsyncFileHandlerTest {
  final AsyncFileHandler handler = new AsyncFileHandler();
  final MemoryFiles disk = new MemoryFiles();

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) {
    var file = folder.resolve("lines.txt");
    await(handler.writeLines(file, List.of("Line 1", "Line 2")));
    assertEquals(List.of("Line 1", "Line 2"), await(handler.readLines(file)));
  }

  @Test
  void aFullDiskIsAnError() {
    disk.capacity(4);
    var error = assertThrows(Exception.class, () ->
        await(handler.writeLines(disk.path("/lines.txt"), List.of("Line 1"))));
    IO.println("the handler says: " + error.getMessage());
  }

  @Test
  void aMissingFileIsAnError() {
    assertThrows(Exception.class, () ->
        await(handler.readLines(disk.path("/nowhere.txt"))));
    assertEquals(0, disk.open());
  }
}
// endregion

void main() {
  IO.print(Tests.run(AsyncFileHandlerTest.class));
}
