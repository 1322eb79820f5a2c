package dev.loopbook.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One program with the trace that CPython gave.
///
/// @param title what stands behind `===`
/// @param source the program's lines
/// @param trace the lines below `---`
record Recording(String title, List<String> source, List<String> trace) {

  /// Returns the recordings of a file, in its order.
  static List<Recording> read(Path file) throws IOException {
    var recordings = new ArrayList<Recording>();
    List<String> part = new ArrayList<>();
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith("=== ")) {
        var next = new Recording(line.substring(4), new ArrayList<>(), new ArrayList<>());
        recordings.add(next);
        part = next.source;
      } else if (line.equals("---")) {
        part = recordings.getLast().trace;
      } else if (!line.isBlank()) {
        part.add(line);
      }
    }
    return recordings;
  }
}
