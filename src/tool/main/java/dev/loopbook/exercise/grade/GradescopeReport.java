package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// Gradescope's `results.json`: a line for each test, with hidden ones visible to staff only.
///
/// An exercise's points are on its first line. The tests below have none, because they only count
/// together.
final class GradescopeReport {
  private final GradeBook book;

  GradescopeReport(GradeBook book) {
    this.book = book;
  }

  String text(GradeBook.Row row) {
    var json = new JsonObject();
    json.addProperty("score", row.points());
    json.addProperty("visibility", "visible");
    json.addProperty("stdout_visibility", "hidden");
    json.addProperty(
        "output",
        row.submission()
            .refused()
            .orElse(
                format(
                    "%d of %d exercises passed, %s of %s points",
                    row.passed(),
                    book.exercises().size(),
                    GradeText.points(row.points()),
                    GradeText.points(row.max()))));
    var tests = new JsonArray();
    for (var i = 0; i < row.grades().size(); i++) {
      var grade = row.grades().get(i);
      var number = Integer.toString(i + 1);
      var whole = new JsonObject();
      whole.addProperty("name", grade.exercise());
      whole.addProperty("number", number);
      whole.addProperty("score", grade.points());
      whole.addProperty("max_score", grade.max());
      whole.addProperty("status", grade.passed() ? "passed" : "failed");
      whole.addProperty("output", grade.summary());
      whole.addProperty("output_format", "text");
      whole.addProperty("visibility", "visible");
      tests.add(whole);
      for (var j = 0; j < grade.tests().size(); j++) {
        var test = grade.tests().get(j);
        var one = new JsonObject();
        one.addProperty("name", test.name());
        one.addProperty("number", number + "." + (j + 1));
        one.addProperty("status", test.passed() ? "passed" : "failed");
        one.addProperty("output", test.passed() ? "" : test.message());
        one.addProperty("output_format", "text");
        one.addProperty("visibility", test.hidden() ? "hidden" : "visible");
        tests.add(one);
      }
    }
    json.add("tests", tests);
    return GradeText.json(json);
  }
}
