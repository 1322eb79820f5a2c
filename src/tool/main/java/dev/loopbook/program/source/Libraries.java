package dev.loopbook.program.source;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the jars and folders of classes that a learner's file may use besides the JDK.
///
/// Each is found by one of its classes, wherever this JVM loads that from: next to the jar, or from
/// a build's class path. A missing one is left out, and javac reports what it can't find.
public final class Libraries {

  private static final List<String> ONE_CLASS_OF_EACH =
      List.of(
          "dev.loopbook.loop.EventLoop",
          "dev.loopbook.testkit.LoopTest",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.platform.commons.annotation.Testable",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.jspecify.annotations.Nullable",
          "org.mockito.Mockito");

  private Libraries() {}

  /// Returns Loopbook's own classes first.
  public static List<Path> ofLoopbook() {
    return ONE_CLASS_OF_EACH.stream()
        .flatMap(Libraries::find)
        .map(Libraries::place)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Stream<Class<?>> find(String name) {
    try {
      return Stream.of(Class.forName(name, false, Libraries.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError missing) {
      return Stream.empty();
    }
  }

  private static Optional<Path> place(Class<?> type) {
    try {
      var source = type.getProtectionDomain().getCodeSource();
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where " + type.getName() + " comes from is no path", e);
    }
  }
}
