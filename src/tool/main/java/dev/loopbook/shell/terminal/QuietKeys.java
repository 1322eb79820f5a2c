package dev.loopbook.shell.terminal;

import java.util.List;
import org.jline.reader.LineReader;

/// Makes the keys do nothing that JLine binds to a widget it doesn't have, such as Ctrl-]. It would
/// answer each with `No such widget`.
final class QuietKeys {
  // Listed, because looking through all keys of all kinds of editing delayed the first prompt.
  private static final List<String> MISSING =
      List.of(
          "character-search",
          "character-search-backward",
          "infer-next-history",
          "put-replace-selection",
          "reverse-menu-complete",
          "vi-fetch-history",
          "vi-goto-column",
          "vi-oper-swap-case",
          "vi-repeat-change",
          "vi-replace",
          "vi-substitute");

  private QuietKeys() {}

  static void in(LineReader reader) {
    for (var name : MISSING) {
      reader.getWidgets().putIfAbsent(name, () -> true);
    }
  }
}
