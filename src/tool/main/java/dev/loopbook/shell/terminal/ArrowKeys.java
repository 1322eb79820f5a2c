package dev.loopbook.shell.terminal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jline.reader.LineReader;

/// Lets the arrow keys, Home and End work that were typed while a command ran.
///
/// A terminal has two modes for these keys, and sends `ESC [ A` for Up in one, `ESC O A` in the
/// other. JLine switches to the second while it reads a line, and knows the keys only so. What was
/// typed before that waits in the terminal in the first: it would be taken for the letters `[A`.
final class ArrowKeys {
  private static final List<String> KEYS = List.of("A", "B", "C", "D", "F", "H");

  private ArrowKeys() {}

  static void in(LineReader reader) {
    var keys = requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
    for (var key : KEYS) {
      var modes = List.of("\033[" + key, "\033O" + key);
      for (var mode : modes) {
        var widget = keys.getBound(mode);
        if (widget != null) {
          modes.forEach(other -> keys.bindIfNotBound(widget, other));
        }
      }
    }
  }
}
