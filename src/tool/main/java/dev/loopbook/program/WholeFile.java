package dev.loopbook.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file as a whole, or leaves it as it was: a disk that's full doesn't cost what was
/// there.
public final class WholeFile {
  private WholeFile() {}

  /// Writes a text.
  ///
  /// @throws IOException if it can't be written; then no part of it is left
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes bytes.
  ///
  /// @throws IOException if they can't be written; then no part of them is left
  public static void write(Path file, byte[] content) throws IOException {
    var target = Files.exists(file) ? file.toRealPath() : file; // a link stays one
    var folder = target.toAbsolutePath().getParent();
    var special = Files.exists(target) && !Files.isRegularFile(target);
    if (special || folder == null || !Files.isWritable(folder)) {
      Files.write(target, content); // a pipe or a device stays what it is
      return;
    }
    var fresh = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.write(fresh, content);
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      if (Files.isRegularFile(fresh, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(fresh);
      }
      throw failure;
    }
  }
}
