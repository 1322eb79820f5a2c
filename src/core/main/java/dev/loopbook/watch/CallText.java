package dev.loopbook.watch;

import java.util.Optional;

/// Finds a call in a line of Java, as it was written.
final class CallText {

  private CallText() {}

  /// Returns the call of `method` in `line` with its arguments: `users.fetch(1)`; nothing if the
  /// line has none, or only a part of it.
  ///
  /// @param method a name, alone or after that of its class, as in `Lock.acquire`
  static Optional<String> of(String method, String line) {
    var name = method.substring(method.lastIndexOf('.') + 1);
    var at = nameAt(name, line);
    if (at < 0) {
      return Optional.empty();
    }
    var start = at;
    while (start > 0 && isOfName(line.charAt(start - 1))) {
      start--;
    }
    return line.charAt(start) == '.' ? Optional.empty() : closed(line, start, at + name.length());
  }

  private static boolean isOfName(char c) {
    return c == '.' || Character.isJavaIdentifierPart(c);
  }

  /// Returns the text from `start` to the parenthesis that closes the one at `open`.
  private static Optional<String> closed(String line, int start, int open) {
    var depth = 0;
    var quote = '\0';
    for (var i = open; i < line.length(); i++) {
      var c = line.charAt(i);
      if (quote != '\0') {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = '\0';
        }
        continue;
      }
      switch (c) {
        case '"', '\'' -> quote = c;
        case '(' -> depth++;
        case ')' -> {
          depth--;
          if (depth == 0) {
            return Optional.of(line.substring(start, i + 1));
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  /// Returns where `method` is called in `line`: its name as a whole word, and a parenthesis.
  private static int nameAt(String method, String line) {
    var at = line.indexOf(method + "(");
    while (at > 0 && Character.isJavaIdentifierPart(line.charAt(at - 1))) {
      at = line.indexOf(method + "(", at + 1);
    }
    return at;
  }
}
