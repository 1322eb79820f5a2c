package dev.loopbook.conformance;

import java.util.List;
import java.util.Optional;

/// Where two traces part.
///
/// @param at the index of the first line that differs
record TraceDifference(int at, List<String> expected, List<String> ours) {

  private static final int CONTEXT = 6;

  static Optional<TraceDifference> first(List<String> expected, List<String> ours) {
    for (var i = 0; i < Math.max(expected.size(), ours.size()); i++) {
      if (!line(expected, i).equals(line(ours, i))) {
        return Optional.of(new TraceDifference(i, expected, ours));
      }
    }
    return Optional.empty();
  }

  /// Returns the program, what both have before the difference, and how each goes on.
  String show(Recording recording) {
    return """
        %s

        %s

        both
        %s
        CPython 3.13
        %s
        Loopbook
        %s"""
        .formatted(
            recording.title(),
            String.join("\n", recording.source()),
            excerpt(expected, Math.max(0, at - CONTEXT), at),
            excerpt(expected, at, at + CONTEXT),
            excerpt(ours, at, at + CONTEXT));
  }

  private static String excerpt(List<String> lines, int from, int to) {
    var first = Math.min(from, lines.size());
    var part = lines.subList(first, Math.min(to, lines.size()));
    return part.isEmpty() ? "(nothing more)" : String.join("\n", part);
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }
}
