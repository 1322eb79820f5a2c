// wrong: where the new lines are shorter, the end of the old ones stays
package ch09_fixtures.e2_file_test;

import static dev.loopbook.loop.Async.*;
import static java.nio.file.StandardOpenOption.*;

import dev.loopbook.io.AsyncFile;
import dev.loopbook.loop.Coroutine;
import java.nio.file.Path;
import java.util.List;

/// Reads and writes files by lines. It promises:
///
/// - what was written is read again: all lines, in their order, blank ones too;
/// - writing replaces what was in the file;
/// - appending adds a line behind the others, and makes the file if there is none;
/// - what cannot be read or written is a failure, and never an empty list or silence;
/// - others have their turn meanwhile.
final class AsyncFileHandler {

  Coroutine<List<String>> readLines(Path file) {
    return async(() -> {
      var text = await(AsyncFile.readString(file));
      return text.lines().toList();
    });
  }

  Coroutine<Void> writeLines(Path file, List<String> lines) {
    return async(() -> {
      var text = new StringBuilder();
      for (var line : lines) {
        text.append(line).append("\n");
      }
      await(AsyncFile.writeString(file, text.toString(), CREATE, WRITE));
    });
  }

  Coroutine<Void> appendLine(Path file, String line) {
    return async(() -> {
      await(AsyncFile.writeString(file, line + "\n", CREATE, APPEND));
    });
  }
}
