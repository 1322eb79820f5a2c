package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import java.util.ArrayList;
import java.util.List;

/// A table for people: a line for each student, followed by each answer that didn't pass.
final class TableReport {
  private static final int WIDEST_NAME = 24;

  private final GradeBook book;

  TableReport(GradeBook book) {
    this.book = book;
  }

  List<String> lines() {
    var width =
        Math.min(
            WIDEST_NAME,
            book.students().stream()
                .mapToInt(row -> DisplayWidth.of(row.student()))
                .max()
                .orElse(0));
    var lines = new ArrayList<String>();
    for (var row : book.students()) {
      lines.add(
          format(
              "%s  %3d of %d passed  %7s of %s points",
              name(row.student(), Math.max(7, width)),
              row.passed(),
              row.grades().size(),
              GradeText.points(row.points()),
              GradeText.points(row.max())));
      row.submission().refused().ifPresent(why -> lines.add("  ✗ " + why));
      for (var grade : row.grades()) {
        if (!grade.passed() && grade.isHandedIn() && row.submission().refused().isEmpty()) {
          lines.add(format("  ✗ %s  %s", grade.exercise(), grade.word()));
          lines.add("      " + firstLine(grade.summary()));
        }
      }
      row.submission().remarks().forEach(remark -> lines.add("  · " + remark));
    }
    book.remarks().forEach(remark -> lines.add("· " + remark));
    return lines;
  }

  private static String name(String student, int width) {
    return DisplayWidth.pad(Shorten.toColumns(student, WIDEST_NAME), width);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
