package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

/// Writes texts as JSON strings, fit to stand in a web page.
final class JsonText {
  private JsonText() {}

  /// Returns a text in quotes.
  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          // Surrogates, because a lone one isn't text; the rest would end a script in a web page.
          if (c < ' ' || c == '<' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            out.append(format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
