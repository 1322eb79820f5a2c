package dev.loopbook.exercise.child;

import dev.loopbook.program.Compiler;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes the compiler that exercises are compiled with: it knows the libraries that they and their
/// tests use.
public final class CompilerOfExercises {
  /// A class of each library.
  private static final List<String> LIBRARIES =
      List.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.platform.commons.JUnitException",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.mockito.Mockito",
          "org.jspecify.annotations.Nullable");

  private CompilerOfExercises() {}

  /// Returns a new one.
  public static Compiler make() {
    return Compiler.with(
        LIBRARIES.stream()
            .map(CompilerOfExercises::jar)
            .flatMap(Optional::stream)
            .distinct()
            .toArray(Path[]::new));
  }

  /// Returns the file in which a class is; nothing if there is no such class.
  public static Optional<Path> jar(String type) {
    try {
      var source =
          Class.forName(type, false, CompilerOfExercises.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource();
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " is in no file", e);
    }
  }
}
