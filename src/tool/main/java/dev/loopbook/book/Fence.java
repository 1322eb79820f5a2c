package dev.loopbook.book;

import java.util.List;
import java.util.regex.Pattern;

/// A fenced block as written in a text.
///
/// @param line the line of its opening marks, counted from 1
/// @param info the words after those marks
/// @param spec what they ask for
/// @param lines its contents, without its indentation
/// @param margin what precedes each of its lines: the spaces of a list, the bars of a quotation
/// @param mark the opening marks, for instance three backticks
/// @param closed whether it has closing marks
record Fence(
    int line,
    String info,
    FenceSpec spec,
    List<String> lines,
    String margin,
    String mark,
    boolean closed) {

  Fence {
    lines = List.copyOf(lines);
  }

  /// Returns whether this line would end the fence if it were in it.
  boolean wouldBeClosedBy(String content) {
    return Pattern.matches(
        " {0,3}" + Pattern.quote(mark) + Pattern.quote(mark.substring(0, 1)) + "*[ \t]*", content);
  }
}
