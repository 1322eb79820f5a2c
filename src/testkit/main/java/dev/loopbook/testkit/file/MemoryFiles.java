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

/// A disk in memory, with the faults of real ones.
///
/// Its paths are Java's own: [dev.loopbook.io.AsyncFile] and `java.nio.file.Files` work with them,
/// and so does all code that is handed a `Path` and stays within its file system.
///
///     var files = new MemoryFiles().capacity(10);
///     var notes = files.path("/notes.txt");
///     assertThrows(
///         IOException.class, () -> await(AsyncFile.writeString(notes, "more than ten bytes")));
///
/// Paths are written as on Linux, and the errors are those of Linux. May be used from any thread.
@API(status = MAINTAINED, since = "1.0")
public final class MemoryFiles {

  private final MemoryDisk disk = new MemoryDisk();
  private final MemoryFileSystem system = new MemoryFileSystem(disk);

  /// Makes an empty disk: it has the root and the folder `/work`, where relative paths begin.
  public MemoryFiles() {
    try {
      Files.createDirectory(path(MemoryFileSystem.WORK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the path that `text` stands for on this disk.
  public Path path(String text) {
    return system.getPath(text);
  }

  /// Writes a file, and the folders on the way to it; returns its path.
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

  /// Returns the paths of all files, folders left out, in alphabetical order.
  public List<String> all() {
    try (Stream<Path> paths = Files.walk(path("/"))) {
      return paths.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- faults ----

  /// Lets the disk hold at most `bytes` bytes. A write that needs more writes what there is room
  /// for, and then fails with "No space left on device".
  public MemoryFiles capacity(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          format("capacity is %d; a full disk has a capacity of 0", bytes));
    }
    disk.setCapacity(bytes);
    return this;
  }

  /// Refuses to read `path` and all below it, with an `AccessDeniedException`.
  public MemoryFiles denyReading(String path) {
    disk.faults().denyReading(absolute(path));
    return this;
  }

  /// Refuses to write, make or delete `path` and all below it, with an `AccessDeniedException`.
  public MemoryFiles denyWriting(String path) {
    disk.faults().denyWriting(absolute(path));
    return this;
  }

  /// Lets each read and write of the file `path` fail that goes beyond its first `bytes` bytes,
  /// with "Input/output error", as a damaged disk does.
  public MemoryFiles breakAfter(String path, long bytes) {
    disk.faults().breakAfter(absolute(path), bytes);
    return this;
  }

  /// Ends all faults; what was written stays.
  public MemoryFiles heal() {
    disk.setCapacity(Long.MAX_VALUE);
    disk.faults().clear();
    return this;
  }

  /// Returns how many files are open, through whatever they were opened.
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
