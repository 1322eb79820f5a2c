package dev.loopbook.judge.child;

import java.util.Optional;
import java.util.regex.Pattern;

/// What an exception says, which may be of a student's class.
final class ThrownText {
  /// How the JVM keeps what an initializer threw for those who need its class later.
  private static final Pattern KEPT = Pattern.compile("(?s)Exception (.*) \\[in thread \".*\"]");

  private ThrownText() {}

  /// Returns its message. For a class that couldn't be initialized, that's also the reason.
  static Optional<String> of(Throwable thrown) {
    return thrown instanceof LinkageError && thrown.getCause() != null
        ? Optional.of(
            message(thrown).orElse("a class could not be initialized")
                + ": "
                + reason(thrown.getCause()))
        : message(thrown);
  }

  private static String reason(Throwable cause) {
    var said = message(cause);
    var kept = KEPT.matcher(said.orElse(""));
    if (cause instanceof ExceptionInInitializerError && kept.matches()) {
      return kept.group(1);
    }
    var type = cause.getClass().getName();
    return said.map(words -> type + ": " + words).orElse(type);
  }

  private static Optional<String> message(Throwable thrown) {
    try {
      return Optional.ofNullable(thrown.getMessage());
    } catch (Throwable _) { // a student's getMessage may do anything
      return Optional.empty();
    }
  }
}
