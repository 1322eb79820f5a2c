package dev.loopbook.step;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts the program's objects into words, whatever their `toString` does.
final class SafeWords {

  private static final int LONGEST = 200;

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}]+");

  private SafeWords() {}

  /// Returns the words of a value, in one line that is not too long.
  static String of(@Nullable Object value) {
    String text;
    try {
      text = String.valueOf(value);
    } catch (Throwable failure) {
      // a learner's toString may do anything, and must not stop the picture
      text = "<" + nameOf(value) + " whose toString fails>";
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
      text = CONTROLS.matcher(text).replaceAll(" ").strip();
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /// Returns a failure in one line: `IllegalStateException: no such user`.
  static String ofFailure(Throwable failure) {
    String message;
    try {
      message = failure.getMessage();
    } catch (Throwable _) {
      message = null;
    }
    var name = nameOf(failure);
    return message == null || message.isBlank() ? name : name + ": " + of(message);
  }

  private static String nameOf(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    var type = value.getClass();
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }
}
