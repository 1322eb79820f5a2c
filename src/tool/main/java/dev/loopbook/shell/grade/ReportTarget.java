package dev.loopbook.shell.grade;

import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.ReportFormat;
import dev.loopbook.exercise.grade.StudentFolder;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where a report goes, checked before a class is graded: grading takes long, and a folder that
/// doesn't exist should be told before that.
///
/// @param path a file, or for a format with a report for each student a folder
record ReportTarget(Path path, ReportFormat format) {
  /// The bytes that a disk must have left: a report on a small class has more.
  private static final int ROOM = 1 << 15;

  /// Returns a target that can be written, as far as one can tell.
  ///
  /// @throws CommandException if it can't
  static ReportTarget of(Path path, ReportFormat format) {
    if (format.isPerStudent()) {
      requireFolder(path, format + " makes a file for each student");
      return new ReportTarget(path, format);
    }
    return ofFile(path, format);
  }

  /// Makes sure that a folder exists and can be written.
  ///
  /// @param why why it has to be a folder
  /// @throws CommandException if it can't
  static void requireFolder(Path path, String why) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw CommandException.usage("grade: --out %s: this is a file. %s: name a folder", path, why);
    }
    try {
      Files.createDirectories(path);
    } catch (IOException failure) {
      throw CommandException.usage(
          "grade: --out %s: no such folder can be made: %s.   --out ~/grades writes to your home",
          path, FileFailure.why(failure));
    }
    requireWritable(path, path);
  }

  /// Returns a target for a filled worksheet.
  ///
  /// @throws CommandException if it can't be written
  static ReportTarget ofWorksheet(Path path) {
    return ofFile(path, ReportFormat.CSV);
  }

  private static ReportTarget ofFile(Path path, ReportFormat format) {
    if (Files.isDirectory(path)) {
      throw CommandException.usage("grade: --out %s: this is a folder. Name a file in it", path);
    }
    var parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw CommandException.usage(
          "grade: --out %s: there is no folder %s. Make it first", path, parent);
    }
    requireWritable(path, Files.exists(path) ? path : parent);
    return new ReportTarget(path, format);
  }

  private static void requireWritable(Path path, Path place) {
    if (!Files.isWritable(place)) {
      throw CommandException.usage("grade: --out %s: no permission to write there", path);
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
          "grade: --out %s: nothing can be written there: %s", path, FileFailure.why(failure));
    } finally {
      delete(trial);
    }
  }

  private static void delete(Path trial) {
    try {
      Files.deleteIfExists(trial);
    } catch (IOException _) {
      // it's small, and the report replaces it
    }
  }

  /// Writes the report, or one for each student.
  ///
  /// @throws CommandException if it can't be written after all; then no part of a file is left
  void write(GradeBook book) {
    if (!format.isPerStudent()) {
      write(format.isZip() ? format.zip(book) : utf8(format.of(book)));
      return;
    }
    try {
      for (var row : book.students()) {
        var folder = Files.createDirectories(path.resolve(StudentFolder.of(row.student())));
        for (var file : format.files(book, row).entrySet()) {
          write(folder.resolve(file.getKey()), utf8(file.getValue()));
        }
      }
    } catch (IOException failure) {
      throw unwritten(path, failure);
    }
  }

  /// Writes the text of the file.
  ///
  /// @throws CommandException if it can't be written after all; then no part of it is left
  void write(String text) {
    write(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void write(byte[] content) {
    try {
      write(path, content);
    } catch (IOException failure) {
      throw unwritten(path, failure);
    }
  }

  /// Says that graded is graded, although it couldn't be written.
  static CommandException unwritten(Path path, IOException failure) {
    return CommandException.failure(
        "grade: --out %s: it couldn't be written: %s. The grades are kept: the same command writes them without judging again",
        path, FileFailure.why(failure));
  }

  private static void write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, content); // a pipe or a device stays what it is
      return;
    }
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      Files.deleteIfExists(fresh);
      throw failure;
    }
  }
}
