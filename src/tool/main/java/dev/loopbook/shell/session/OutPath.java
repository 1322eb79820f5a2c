package dev.loopbook.shell.session;

import dev.loopbook.program.WholeFile;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Checks where `--out` and the like lead, and writes what was asked for. The work comes between
/// and takes long, and nobody wants to hear at its end that it can't be written.
public final class OutPath {
  /// The bytes that a disk must have left: a report on a small class has more.
  private static final int ROOM = 1 << 15;

  private OutPath() {}

  /// Makes sure that a folder exists and can be written.
  ///
  /// @param command the one that has the option: `grade`
  /// @param why why it has to be a folder
  /// @throws CommandException if it can't
  public static void requireFolder(String command, Path path, String why) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw CommandException.usage(
          "%s: --out %s: this is a file. %s: name a folder", command, path, why);
    }
    try {
      Files.createDirectories(path);
    } catch (IOException failure) {
      throw CommandException.usage(
          "%s: --out %s: no such folder can be made: %s.   --out ~/loopbook writes to your home",
          command, path, FileFailure.why(failure));
    }
    requireWritable(command + ": --out", path, path);
  }

  /// Makes sure that a file can be written.
  ///
  /// @param asked the command and the option that name it: `grade: --out`
  /// @throws CommandException if it can't
  public static void requireFile(String asked, Path path) {
    if (Files.isDirectory(path)) {
      throw CommandException.usage("%s %s: this is a folder. Name a file in it", asked, path);
    }
    var parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw CommandException.usage(
          "%s %s: there is no folder %s. Make it first", asked, path, parent);
    }
    requireWritable(asked, path, Files.exists(path) ? path : parent);
  }

  /// Writes a file that an option asked for besides.
  ///
  /// @throws CommandException if it can't
  public static void write(Path file, String text, Session session) {
    try {
      WholeFile.write(file, text);
    } catch (IOException failure) {
      throw CommandException.usage(
          "%s: cannot be written: %s. Name a file in a folder of your own",
          file, FileFailure.why(failure));
    }
    session.screen().say("%s: written", file);
  }

  private static void requireWritable(String asked, Path path, Path place) {
    if (!Files.isWritable(place)) {
      throw CommandException.usage("%s %s: no permission to write there", asked, path);
    }
    if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
      return; // a pipe or a device: who reads it would get the trial
    }
    var trial =
        Files.isDirectory(path)
            ? path.resolve(".loopbook-trial")
            : path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.write(trial, new byte[ROOM]);
    } catch (IOException failure) {
      throw CommandException.usage(
          "%s %s: nothing can be written there: %s", asked, path, FileFailure.why(failure));
    } finally {
      delete(trial);
    }
  }

  private static void delete(Path trial) {
    try {
      Files.deleteIfExists(trial);
    } catch (IOException _) {
      // it's small, and what is written replaces it
    }
  }
}
