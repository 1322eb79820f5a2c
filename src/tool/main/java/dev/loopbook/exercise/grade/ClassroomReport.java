package dev.loopbook.exercise.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

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
      each.addProperty(
          "line_no", grade.tests().stream().mapToInt(Grade.Test::line).max().orElse(0));
      each.addProperty("execution_time", "0s"); // a time would differ from run to run
      tests.add(each);
    }
    json.add("tests", tests);
    return GradeText.json(json);
  }

  private static String status(Grade grade) {
    if (grade.passed()) {
      return "pass";
    }
    return grade.word().equals("failed") || !grade.isHandedIn() ? "fail" : "error";
  }
}
