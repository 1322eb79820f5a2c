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
              Start it with  --add-exports %s  (./run.sh does that by itself)%s""",
              missing.get(), inManifest(MissingExport.class.getModule())));
    }
  }

  /// Returns what `--add-exports` must say before `ours`, the module of this class, may use
  /// continuations; empty if it may.
  static Optional<String> of(Module ours) {
    return Object.class.getModule().isExported(PACKAGE, ours)
        ? Optional.empty()
        : Optional.of(flag(ours));
  }

  /// Returns how a jar says it instead, which only helps where there are no modules.
  static String inManifest(Module ours) {
    return ours.isNamed()
        ? ""
        : format(
            "\nA jar that is started with java -jar says it in its manifest:  Add-Exports: java.base/%s",
            PACKAGE);
  }

  static String flag(Module ours) {
    return format(
        "java.base/%s=%s", PACKAGE, Objects.requireNonNullElse(ours.getName(), "ALL-UNNAMED"));
  }
}
