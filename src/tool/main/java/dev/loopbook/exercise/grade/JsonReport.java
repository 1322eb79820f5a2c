package dev.loopbook.exercise.grade;

import static dev.loopbook.exercise.grade.JsonMembers.array;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// Everything, as JSON.
///
/// ```
/// { "format": "loopbook-grades", "version": 1,
///   "sandbox": { "name", "walls": [..], "missing": [..] },
///   "exercises": [ { "id", "title", "kind", "points" } ],
///   "students": [ { "id", "name", "points", "max", "passed", "handedIn", "refused": "" , "remarks": [..],
///     "grades": [ { "exercise", "verdict", "passed", "points", "max", "summary", "path": {file: path},
///       "details": [ { "file", "line", "message" } ],
///       "tests": [ { "name", "outcome", "hidden", "message", "file", "line", "code", "advice",
///         "lanes": [..] } ] } ] } ],
///   "remarks": [..] }
/// ```
///
/// `verdict` is `passed`, `failed`, `not handed in`, `unreadable`, `did not compile`, `refused`,
/// `timed out`, `exited`, `crashed`, `no result`, `no test ran`, `reviewed` or `not judged`; the
/// last is not the student's doing, and another run may judge it. `reviewed` is what a person
/// decided with `--review`; the summary has their comment, and what the machine had said. `outcome`
/// is `passed`, `failed`, `skipped` or `not run`. `line` is 0 and `file` is empty where nothing is
/// known. Within a version, members are only ever added.
final class JsonReport {
  private final GradeBook book;

  JsonReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    var json = new JsonObject();
    json.addProperty("format", "loopbook-grades");
    json.addProperty("version", 1);
    var sandbox = new JsonObject();
    sandbox.addProperty("name", book.sandbox());
    sandbox.add("walls", array(book.walls()));
    sandbox.add("missing", array(book.missingWalls()));
    json.add("sandbox", sandbox);
    var exercises = new JsonArray();
    for (var exercise : book.exercises()) {
      var each = new JsonObject();
      each.addProperty("id", exercise.id());
      each.addProperty("title", exercise.title());
      each.addProperty("kind", exercise.kind().key());
      each.addProperty("points", exercise.points());
      exercises.add(each);
    }
    json.add("exercises", exercises);
    var students = new JsonArray();
    book.students().forEach(row -> students.add(student(row)));
    json.add("students", students);
    json.add("remarks", array(book.remarks()));
    return GradeText.json(json);
  }

  private static JsonObject student(GradeBook.Row row) {
    var json = new JsonObject();
    json.addProperty("id", row.submission().id());
    json.addProperty("name", row.student());
    json.addProperty("points", row.points());
    json.addProperty("max", row.max());
    json.addProperty("passed", row.passed());
    json.addProperty("handedIn", row.handedIn());
    json.addProperty("refused", row.submission().refused().orElse(""));
    json.add("remarks", array(row.submission().remarks()));
    var grades = new JsonArray();
    for (var grade : row.grades()) {
      var each = GradeJson.write(grade);
      var paths = new JsonObject();
      var answer = row.submission().answers().get(grade.exercise());
      if (answer != null) {
        answer.places().forEach(paths::addProperty);
      }
      each.add("path", paths);
      grades.add(each);
    }
    json.add("grades", grades);
    return json;
  }
}
