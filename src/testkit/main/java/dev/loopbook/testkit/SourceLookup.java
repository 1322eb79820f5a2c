package dev.loopbook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the text of a program's lines, if its class loader has the sources as resources.
///
/// Loopbook's own loader does, so that a report can show the line itself and not only its number.
final class SourceLookup {

  private final @Nullable ClassLoader loader;
  private final Map<String, List<String>> files = new HashMap<>();

  private SourceLookup(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /// Returns a lookup in the loader of `type`.
  static SourceLookup of(Class<?> type) {
    return new SourceLookup(type.getClassLoader());
  }

  /// Returns the text of a frame's line, if known.
  Optional<String> text(StackTraceElement place) {
    var file = place.getFileName();
    if (loader == null || file == null || place.getLineNumber() < 1) {
      return Optional.empty();
    }
    var type = place.getClassName();
    var name = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/') + file;
    var lines = files.computeIfAbsent(name, this::read);
    return place.getLineNumber() <= lines.size()
        ? Optional.of(lines.get(place.getLineNumber() - 1))
        : Optional.empty();
  }

  private List<String> read(String name) {
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(name)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      return List.of(); // a report without the text is better than none
    }
  }
}
