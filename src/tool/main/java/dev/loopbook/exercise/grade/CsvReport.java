package dev.loopbook.exercise.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// CSV for a grade book (RFC 4180), with a line for each student: name, sum, and each exercise.
final class CsvReport {
  private final GradeBook book;

  CsvReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    var text = new StringBuilder();
    var heading = new ArrayList<>(List.of("student", "points", "max", "passed", "handed in"));
    book.exercises().forEach(exercise -> heading.add(exercise.id()));
    append(heading, text);
    for (var row : book.students()) {
      var cells =
          new ArrayList<>(
              List.of(
                  row.student(),
                  GradeText.points(row.points()),
                  GradeText.points(row.max()),
                  Long.toString(row.passed()),
                  Long.toString(row.handedIn())));
      // nothing handed in is an empty cell, which grade books distinguish from a 0; so is what
      // could not be judged, and may still earn points
      row.grades()
          .forEach(
              grade ->
                  cells.add(
                      grade.isHandedIn() && !grade.isNotJudged()
                          ? GradeText.points(grade.points())
                          : ""));
      append(cells, text);
    }
    return text.toString();
  }

  private static void append(List<String> cells, StringBuilder text) {
    text.append(cells.stream().map(CsvCell::of).collect(Collectors.joining(","))).append("\r\n");
  }
}
