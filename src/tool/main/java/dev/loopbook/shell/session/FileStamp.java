package dev.loopbook.shell.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What shows that a file has changed: two stamps of a file differ if it has been written between
/// them, or is no longer there.
///
/// @param size its bytes; -1 if there is no such file
public record FileStamp(Path file, long modified, long size) {

  /// Returns the stamp of a file as it is now.
  public static FileStamp of(Path file) {
    try {
      return new FileStamp(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    } catch (IOException _) {
      return new FileStamp(file, 0, -1);
    }
  }

  /// Returns whether there was no such file.
  public boolean isMissing() {
    return size < 0;
  }
}
