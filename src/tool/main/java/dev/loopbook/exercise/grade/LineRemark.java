package dev.loopbook.exercise.grade;

import java.util.ArrayList;
import java.util.List;

/// A remark on a line of a student's file.
///
/// @param path the file's path: the student's name, then the path inside
/// @param line its line, 1 if only the file is known
/// @param verdict the answer's verdict
/// @param message what is wrong
record LineRemark(String path, int line, String verdict, String message) {

  static List<LineRemark> in(GradeBook book) {
    var remarks = new ArrayList<LineRemark>();
    for (var row : book.students()) {
      for (var grade : row.grades()) {
        var answer = row.submission().answers().get(grade.exercise());
        if (grade.passed() || answer == null) {
          continue;
        }
        var before = remarks.size();
        for (var detail : grade.details()) {
          add(row, answer, detail.file(), detail.line(), grade, detail.message(), remarks);
        }
        for (var test : grade.tests()) {
          if (!test.passed() && !test.hidden() && !test.message().isEmpty()) {
            add(
                row,
                answer,
                test.file(),
                test.line(),
                grade,
                test.name() + ": " + test.message(),
                remarks);
          }
        }
        if (remarks.size() == before) {
          add(row, answer, "", 0, grade, grade.summary(), remarks);
        }
      }
    }
    return remarks;
  }

  private static void add(
      GradeBook.Row row,
      Answer answer,
      String file,
      int line,
      Grade grade,
      String message,
      List<LineRemark> remarks) {
    var place = answer.places().get(file);
    if (place == null) {
      // about a test, a given file or no file at all: it goes to the first file handed in
      place = answer.places().values().stream().sorted().findFirst().orElse("");
      line = 1;
    }
    remarks.add(
        new LineRemark(
            row.student() + "/" + place,
            Math.max(1, line),
            grade.word(),
            grade.exercise() + ": " + message));
  }
}
