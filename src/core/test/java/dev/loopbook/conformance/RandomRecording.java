package dev.loopbook.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is kept of a random program's run on CPython: a line of a file in `random`.
///
/// @param program the hash of the program's lines
record RandomRecording(long seed, String program, TraceDigest trace) {

  /// Returns the recordings of a file, in its order.
  static List<RandomRecording> read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> !line.startsWith("#")).map(RandomRecording::parse).toList();
    }
  }

  private static RandomRecording parse(String line) {
    var words = line.split(" ");
    return new RandomRecording(
        Long.parseLong(words[0]), words[1], new TraceDigest(words[2], words[3]));
  }

  /// Returns why the run of `source`, which gave the trace `ours`, isn't the recorded one; nothing
  /// if it is.
  Optional<String> difference(List<String> source, List<String> ours) {
    if (!TraceDigest.hash(source).equals(program)) {
      return Optional.of(
          """
          seed %d no longer makes the program that was recorded: SeededProgram has changed.
          If it should, record again:  src/core/test/conformance/record.py"""
              .formatted(seed));
    }
    var digest = TraceDigest.of(ours);
    if (digest.equals(trace)) {
      return Optional.empty();
    }
    return Optional.of(
        """
        seed %d

        %s

        Loopbook, up to the first tick that differs from CPython 3.13
        %s

        For both traces:  src/core/test/conformance/record.py --random %d 1 -v"""
            .formatted(
                seed,
                String.join("\n", source),
                String.join("\n", firstParts(ours, trace.partsInCommon(digest) + 1)),
                seed));
  }

  private static List<String> firstParts(List<String> trace, int count) {
    var lines = new ArrayList<String>();
    var parts = 0;
    for (var line : trace) {
      parts += line.startsWith("[") ? 1 : 0;
      if (parts > count) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }
}
