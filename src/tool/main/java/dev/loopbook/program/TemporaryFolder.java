package dev.loopbook.program;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder in the system's temporary one. It's deleted with all that's in it when it's closed, and
/// at the latest when the JVM ends: after a Ctrl-C, say, when no `finally` runs.
public final class TemporaryFolder implements AutoCloseable {
  private static final int TRIES = 10;

  private final Path path;
  private final Thread atExit = new Thread(this::deleteWithJvm, "end of a temporary folder");

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /// Makes a folder.
  ///
  /// @param prefix what its name begins with
  /// @throws IOException if there's no place for it, or the JVM is ending
  public static TemporaryFolder make(String prefix) throws IOException {
    var folder = new TemporaryFolder(Files.createTempDirectory(prefix).toRealPath());
    try {
      Runtime.getRuntime().addShutdownHook(folder.atExit);
    } catch (IllegalStateException _) {
      Files.delete(folder.path);
      throw new IOException("the program is ending");
    }
    return folder;
  }

  /// Returns where it is, without links.
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    RecursiveDeletion.of(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // the JVM is ending, and the hook finds nothing left
    }
  }

  /// Deletes it while other threads and processes may still write into it.
  private void deleteWithJvm() {
    for (var tries = 0; tries < TRIES; tries++) {
      try {
        RecursiveDeletion.of(path);
        return;
      } catch (FileSystemException _) {
        // a new file came, or another thread has just deleted one: once more
      } catch (IOException _) {
        return; // nobody is left who could be told
      }
    }
  }
}
