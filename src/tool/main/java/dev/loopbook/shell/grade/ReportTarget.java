package dev.loopbook.shell.grade;

import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.ReportFormat;
import dev.loopbook.exercise.grade.StudentFolder;
import dev.loopbook.program.WholeFile;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a report goes, checked before a class is graded.
///
/// @param path a file, or for a format with a report for each student a folder
record ReportTarget(Path path, ReportFormat format) {
  /// Returns a target that can be written, as far as one can tell.
  ///
  /// @throws CommandException if it can't
  static ReportTarget of(Path path, ReportFormat format) {
    if (format.isPerStudent()) {
      OutPath.requireFolder("grade", path, format + " makes a file for each student");
      return new ReportTarget(path, format);
    }
    return ofFile(path, format);
  }

  /// Returns a target for a filled worksheet.
  ///
  /// @throws CommandException if it can't be written
  static ReportTarget ofWorksheet(Path path) {
    return ofFile(path, ReportFormat.CSV);
  }

  private static ReportTarget ofFile(Path path, ReportFormat format) {
    OutPath.requireFile("grade: --out", path);
    return new ReportTarget(path, format);
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
          WholeFile.write(folder.resolve(file.getKey()), file.getValue());
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
      WholeFile.write(path, content);
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
}
