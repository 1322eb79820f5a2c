package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The zip file that Moodle takes under "Upload multiple feedback files in a zip": a folder for
/// each student, called as in the download, with the page of feedback in it.
///
/// Moodle finds the student by the number between the first two underscores, so a name has none.
final class FeedbackZip {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final GradeBook book;

  FeedbackZip(GradeBook book) {
    this.book = book;
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var row : book.students()) {
        if (includes(row.submission())) {
          var entry = new ZipEntry(folder(row) + "/feedback.html");
          entry.setTimeLocal(ALWAYS); // equal grades make equal files
          zip.putNextEntry(entry);
          var page = ReportFormat.FEEDBACK.files(book, row).get("feedback.html");
          zip.write(Objects.requireNonNull(page).getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it's all in memory
    }
    return bytes.toByteArray();
  }

  /// Returns whether Moodle's number for a student is known.
  static boolean includes(Submission submission) {
    return submission.id().matches("[0-9]+");
  }

  private static String folder(GradeBook.Row row) {
    var id = row.submission().id();
    // two of one name are told apart by their numbers in other reports
    var name = row.student().replace(format(" (%s)", id), "").replace('_', ' ');
    return format("%s_%s_assignsubmission_file_", StudentFolder.of(name), id);
  }
}
