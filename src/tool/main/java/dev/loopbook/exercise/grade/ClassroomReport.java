package dev.loopbook.exercise.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.stream.Stream;

/// The result that GitHub Classroom's grading reporter reads (version 1), with a test per exercise.
///
/// A workflow puts it into an environment variable `NAME_RESULTS`, in base64.
final class ClassroomReport {
  String text(GradeBook.Row row) {
    var json = new JsonObject();
    json.addProperty("version", 1);
    var whole = row.grades().stream().allMatch(Grade::passed) ? "pass" : "fail";
    json.addProperty("status", row.submission().refused().isPresent() ? "error" : whole);
    json.addProperty("max_score", row.max());
    var tests = new JsonArray();
    for (var grade : row.grades()) {
      var each = new JsonObject();
      each.addProperty("name", grade.exercise());
      each.addProperty("status", status(grade));
      each.addProperty("score", grade.points());
      each.addProperty("message", grade.passed() ? "" : grade.summary());
      each.addProperty("test_code", "./run.sh check " + grade.exercise());
      var place = row.submission().answers().get(grade.exercise());
      each.addProperty(
          "filename",
          place == null ? "" : place.places().values().stream().sorted().findFirst().orElse(""));
      each.addProperty("line_no", line(grade));
      each.addProperty("execution_time", "0s"); // a time would differ from run to run
      tests.add(each);
    }
    json.add("tests", tests);
    return GradeText.json(json);
  }

  /// Returns the line that a test or javac points at; 0 if there's none.
  private static int line(Grade grade) {
    return Stream.concat(
            grade.tests().stream().map(Grade.Test::line),
            grade.details().stream().map(Grade.Detail::line))
        .filter(line -> line > 0)
        .findFirst()
        .orElse(0);
  }

  private static String status(Grade grade) {
    if (grade.passed()) {
      return "pass";
    }
    return grade.word().equals("failed") || !grade.isHandedIn() ? "fail" : "error";
  }
}
