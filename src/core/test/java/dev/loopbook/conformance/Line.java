package dev.loopbook.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A line of a program with the lines indented below it.
///
/// @param text without its indentation
/// @param body the lines below, empty if there are none
record Line(String text, List<Line> body) {

  private record Open(int depth, List<Line> lines) {}

  /// Returns the top lines of `source`, the others nested in them; comments are left out.
  static List<Line> outline(List<String> source) {
    var top = new ArrayList<Line>();
    var open = new ArrayDeque<Open>();
    open.push(new Open(-1, top));
    for (var raw : source) {
      var text = raw.strip();
      if (text.startsWith("#")) {
        continue;
      }
      var depth = raw.indexOf(text);
      while (open.element().depth() >= depth) {
        open.pop();
      }
      var line = new Line(text, new ArrayList<>());
      open.element().lines().add(line);
      open.push(new Open(depth, line.body()));
    }
    return top;
  }

  /// Returns the text without the colon that opens a block.
  String label() {
    return body.isEmpty() ? text : text.substring(0, text.length() - 1);
  }

  String firstWord() {
    return label().split(" ", 2)[0];
  }

  /// Returns what stands behind the first word, or nothing.
  String rest() {
    var parts = label().split(" ", 2);
    return parts.length == 1 ? "" : parts[1];
  }
}
