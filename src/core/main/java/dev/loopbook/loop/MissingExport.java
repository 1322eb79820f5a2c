package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.util.Objects;
import java.util.Optional;

/// The flag without which a JVM has no coroutines for us.
///
/// It is looked for here, as [Fiber] can't even be loaded without it.
final class MissingExport {

  private static final String PACKAGE = "jdk.internal.vm";

  private MissingExport() {}

  /// Checks that this JVM lets us use continuations.
  ///
  /// @throws IllegalStateException if it doesn't, with the flag that is missing
  static void requireNone() {
    var missing = of(MissingExport.class.getModule());
    if (missing.isPresent()) {
      throw new IllegalStateException(
          format(
              """
              this JVM was started without the flag that coroutines need.
              Start it with  --add-exports %s  (./run.sh does that by itself)""",
              missing.get()));
    }
  }

  /// Returns what `--add-exports` must say before `ours`, the module of this class, may use
  /// continuations; empty if it may.
  static Optional<String> of(Module ours) {
    return Object.class.getModule().isExported(PACKAGE, ours)
        ? Optional.empty()
        : Optional.of(flag(ours));
  }

  static String flag(Module ours) {
    return format(
        "java.base/%s=%s", PACKAGE, Objects.requireNonNullElse(ours.getName(), "ALL-UNNAMED"));
  }
}
