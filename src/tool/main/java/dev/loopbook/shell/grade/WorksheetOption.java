package dev.loopbook.shell.grade;

import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.Worksheet;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `grade --worksheet`: a platform's own table gets the grades, in place of a report.
final class WorksheetOption {
  @Option(
      names = "--worksheet",
      paramLabel = "FILE",
      description =
          "Fill in Moodle's grading worksheet or Canvas' grade book, and write it to --out.")
  private @Nullable Path file;

  @Option(
      names = "--assignment",
      paramLabel = "NAME",
      description = "The column of Canvas' grade book to fill in: a name or an id.")
  private @Nullable String assignment;

  /// A worksheet to fill in, and where it goes.
  record Filling(Worksheet worksheet, ReportTarget target) {
    void write(GradeBook book, Session session) {
      var filled = worksheet.filled(book);
      target.write(filled.text());
      Stream.concat(book.remarks().stream(), filled.remarks().stream())
          .forEach(remark -> session.screen().say("· %s", remark));
      session
          .screen()
          .say("%s: the grades of %s", target.path(), Counted.of(filled.count(), "student"));
    }
  }

  /// Returns the worksheet, read before a class is graded; empty if none is to be filled in.
  ///
  /// @throws CommandException if the options don't go together, or the file is no worksheet
  Optional<Filling> read(boolean hasFormat, @Nullable Path out) {
    if (file == null) {
      if (assignment != null) {
        throw CommandException.usage(
            "grade: --assignment names a column of Canvas' grade book. Name that file, too: --worksheet FILE");
      }
      return Optional.empty();
    }
    if (hasFormat) {
      throw CommandException.usage(
          "grade: --worksheet fills in a file and makes no report. Leave out --format, or run grade twice: nothing is judged again");
    }
    if (out == null) {
      throw CommandException.usage(
          "grade: --worksheet %s: say where the filled worksheet goes.   --out filled.csv", file);
    }
    var target = ReportTarget.ofWorksheet(out);
    return Optional.of(new Filling(worksheet(file), target));
  }

  private Worksheet worksheet(Path path) {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString();
      return Worksheet.of(text, Optional.ofNullable(assignment));
    } catch (Worksheet.Unsuitable unsuitable) {
      throw CommandException.usage("grade: --worksheet %s: %s", path, unsuitable.why());
    } catch (CharacterCodingException _) {
      throw CommandException.usage(
          "grade: --worksheet %s: it isn't UTF-8, which Moodle and Canvas export. Export it again, and don't save it from a spreadsheet first",
          path);
    } catch (IOException failure) {
      throw CommandException.usage(
          "grade: --worksheet %s: it can't be read: %s", path, FileFailure.why(failure));
    }
  }
}
