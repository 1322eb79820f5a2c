// right: it writes line by line
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
      await(AsyncFile.writeString(file, ""));
      for (var line : lines) {
        await(appendLine(file, line));
      }
    });
  }

  Coroutine<Void> appendLine(Path file, String line) {
    return async(() -> {
      await(AsyncFile.writeString(file, line + "\n", CREATE, APPEND));
    });
  }
}
