package dev.loopbook.book;

import java.util.List;
import java.util.regex.Pattern;

/// A fence as it stands in a text.
///
/// @param line the line of its opening marks, counted from 1
/// @param info the words behind those marks
/// @param spec what they ask for
/// @param lines what the fence holds, without its indentation
/// @param margin what stands before every line of it: the blanks of a list, the bars of a quotation
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

  /// Returns whether this line would end the fence if it stood in it.
  boolean wouldBeClosedBy(String content) {
    return Pattern.matches(
        " {0,3}" + Pattern.quote(mark) + Pattern.quote(mark.substring(0, 1)) + "*[ \t]*", content);
  }
}
