package dev.loopbook.testkit.file;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/// A disk in memory that can fail like a real one.
///
/// It hands out Java's own `Path`s. [dev.loopbook.io.AsyncFile] and `java.nio.file.Files` work with
/// them, and so does all code that gets a `Path` and stays on its file system.
///
///     var files = new MemoryFiles().capacity(10);
///     var notes = files.path("/notes.txt");
///     assertThrows(
///         IOException.class, () -> await(AsyncFile.writeString(notes, "more than ten bytes")));
///
/// Paths and errors are like those of Linux. Any thread may use it.
@API(status = MAINTAINED, since = "1.0")
public final class MemoryFiles {

  private final MemoryDisk disk = new MemoryDisk();
  private final MemoryFileSystem system = new MemoryFileSystem(disk);

  /// Makes an empty disk with just the root and the folder `/work`, where relative paths start.
  public MemoryFiles() {
    try {
      Files.createDirectory(path(MemoryFileSystem.WORK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns a path on this disk.
  public Path path(String text) {
    return system.getPath(text);
  }

  /// Writes a file and its folders, and returns its path.
  public Path file(String path, String content) {
    var file = path(path);
    try {
      var parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the paths of all files, but not of folders, in alphabetical order.
  public List<String> all() {
    try (Stream<Path> paths = Files.walk(path("/"))) {
      return paths.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- faults ----

  /// Limits the disk to `bytes` bytes. A write that needs more writes what there is room for, and
  /// then fails with "No space left on device".
  public MemoryFiles capacity(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          format("capacity is %d; a full disk has a capacity of 0", bytes));
    }
    disk.setCapacity(bytes);
    return this;
  }

  /// Refuses to read `path` and everything below it, with an `AccessDeniedException`.
  public MemoryFiles denyReading(String path) {
    disk.denyReading(absolute(path));
    return this;
  }

  /// Refuses to write, create or delete `path` and everything below it, with an
  /// `AccessDeniedException`.
  public MemoryFiles denyWriting(String path) {
    disk.denyWriting(absolute(path));
    return this;
  }

  /// Makes reads and writes beyond the first `bytes` bytes of the file `path` fail with
  /// "Input/output error", as on a damaged disk.
  public MemoryFiles breakAfter(String path, long bytes) {
    disk.breakAfter(absolute(path), bytes);
    return this;
  }

  /// Ends all faults and the limit; what was written stays.
  public MemoryFiles heal() {
    disk.heal();
    return this;
  }

  /// Returns how many files are open.
  public int open() {
    return disk.openChannels();
  }

  private Path absolute(String path) {
    return path(path).toAbsolutePath().normalize();
  }

  @Override
  public String toString() {
    return format("<MemoryFiles %s>", all());
  }
}
