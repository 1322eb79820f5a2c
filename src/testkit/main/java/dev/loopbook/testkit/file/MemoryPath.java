package dev.loopbook.testkit.file;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A path on a disk in memory, written as on Linux.
final class MemoryPath implements Path {

  private final MemoryFileSystem system;
  private final boolean absolute;
  // Empty for the root; one empty name for the empty path.
  private final List<String> names;

  private MemoryPath(MemoryFileSystem system, boolean absolute, List<String> names) {
    this.system = system;
    this.absolute = absolute;
    this.names = absolute || !names.isEmpty() ? List.copyOf(names) : List.of("");
  }

  static MemoryPath of(MemoryFileSystem system, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidPathException(text, "Nul character not allowed");
    }
    var names = Stream.of(text.split("/")).filter(name -> !name.isEmpty()).toList();
    return new MemoryPath(system, text.startsWith("/"), names);
  }

  /// Returns `path` as one of this kind.
  ///
  /// @throws ProviderMismatchException if it belongs to another file system
  static MemoryPath of(Path path) {
    if (path instanceof MemoryPath own) {
      return own;
    }
    throw new ProviderMismatchException(
        format("%s is a path of %s, not one in memory", path, path.getFileSystem()));
  }

  private MemoryPath with(boolean absolute, List<String> names) {
    return new MemoryPath(system, absolute, names);
  }

  @Override
  public MemoryFileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? with(true, List.of()) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : with(false, List.of(names.getLast()));
  }

  @Override
  public @Nullable Path getParent() {
    if (names.isEmpty() || (names.size() == 1 && !absolute)) {
      return null;
    }
    return with(absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int from, int until) {
    if (from < 0 || from >= until || until > names.size()) {
      throw new IllegalArgumentException(format("%s has no names %d to %d", this, from, until));
    }
    return with(false, names.subList(from, until));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof MemoryPath path
        && path.system == system
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(other instanceof MemoryPath path) || path.system != system) {
      return false;
    }
    if (path.absolute) {
      return equals(path);
    }
    var from = names.size() - path.names.size();
    return from >= 0 && names.subList(from, names.size()).equals(path.names);
  }

  @Override
  public Path normalize() {
    var kept = new ArrayList<String>();
    for (var name : names) {
      if (name.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        kept.add(name);
      }
    }
    return with(absolute, kept);
  }

  @Override
  public Path resolve(Path other) {
    var path = of(other);
    if (path.absolute || isEmpty()) {
      return path;
    }
    if (path.isEmpty()) {
      return this;
    }
    var joined = new ArrayList<>(names);
    joined.addAll(path.names);
    return with(absolute, joined);
  }

  @Override
  public Path relativize(Path other) {
    var path = of(other);
    if (path.absolute != absolute) {
      throw new IllegalArgumentException(
          format("'%s' and '%s': one is absolute, the other is not", this, other));
    }
    var own = plain();
    var others = path.plain();
    var same = 0;
    while (same < Math.min(own.size(), others.size()) && own.get(same).equals(others.get(same))) {
      same++;
    }
    var way = new ArrayList<>(Collections.nCopies(own.size() - same, ".."));
    way.addAll(others.subList(same, others.size()));
    return with(false, way);
  }

  /// Returns its names without dots; none for the empty path.
  private List<String> plain() {
    var plain = (MemoryPath) normalize();
    return plain.isEmpty() ? List.of() : plain.names;
  }

  private boolean isEmpty() {
    return !absolute && names.equals(List.of(""));
  }

  @Override
  public URI toUri() {
    return URI.create("memory://" + toAbsolutePath().toString().replace(" ", "%20"));
  }

  @Override
  public Path toAbsolutePath() {
    return absolute ? this : system.work().resolve(this);
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    var real = toAbsolutePath().normalize();
    system.disk().require(real);
    return real;
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("folders in memory cannot be watched");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MemoryPath path
        && path.system == system
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}
