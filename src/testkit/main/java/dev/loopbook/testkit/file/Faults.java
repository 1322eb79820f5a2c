package dev.loopbook.testkit.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a disk refuses. May be used from any thread.
final class Faults {

  private final Set<Path> unreadable = new HashSet<>();
  private final Set<Path> unwritable = new HashSet<>();
  private final Map<Path, Long> broken = new HashMap<>();

  synchronized void denyReading(Path path) {
    unreadable.add(path);
  }

  synchronized void denyWriting(Path path) {
    unwritable.add(path);
  }

  synchronized void breakAfter(Path path, long bytes) {
    broken.put(path, bytes);
  }

  synchronized void clear() {
    unreadable.clear();
    unwritable.clear();
    broken.clear();
  }

  synchronized void checkReading(Path path) throws IOException {
    check(unreadable, path);
  }

  synchronized void checkWriting(Path path) throws IOException {
    check(unwritable, path);
  }

  private static void check(Set<Path> refused, Path path) throws IOException {
    if (refused.stream().anyMatch(path::startsWith)) {
      throw new AccessDeniedException(path.toString());
    }
  }

  /// Returns how many bytes from `position` on can be read or written.
  ///
  /// @throws IOException if none can
  synchronized long sound(Path path, long position, long count) throws IOException {
    var limit = broken.getOrDefault(path, Long.MAX_VALUE);
    if (count > 0 && position >= limit) {
      throw new IOException("Input/output error");
    }
    return Math.min(count, limit - position);
  }
}
