package dev.loopbook.exercise.grade;

import static dev.loopbook.exercise.grade.JsonMembers.array;
import static dev.loopbook.exercise.grade.JsonMembers.member;
import static dev.loopbook.exercise.grade.JsonMembers.number;
import static dev.loopbook.exercise.grade.JsonMembers.text;
import static dev.loopbook.exercise.grade.JsonMembers.texts;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;

/// Writes a grade as JSON and reads it back, for the report and for [GradeCache].
final class GradeJson {
  private GradeJson() {}

  static JsonObject write(Grade grade) {
    var json = new JsonObject();
    json.addProperty("exercise", grade.exercise());
    json.addProperty("verdict", grade.word());
    json.addProperty("passed", grade.passed());
    json.addProperty("points", grade.points());
    json.addProperty("max", grade.max());
    json.addProperty("summary", grade.summary());
    var details = new JsonArray();
    for (var detail : grade.details()) {
      var each = new JsonObject();
      each.addProperty("file", detail.file());
      each.addProperty("line", detail.line());
      each.addProperty("message", detail.message());
      details.add(each);
    }
    json.add("details", details);
    var tests = new JsonArray();
    for (var test : grade.tests()) {
      var each = new JsonObject();
      each.addProperty("name", test.name());
      each.addProperty("outcome", test.outcome());
      each.addProperty("hidden", test.hidden());
      each.addProperty("message", test.message());
      each.addProperty("file", test.file());
      each.addProperty("line", test.line());
      each.addProperty("code", test.code());
      each.addProperty("advice", test.advice());
      each.add("lanes", array(test.lanes()));
      tests.add(each);
    }
    json.add("tests", tests);
    return json;
  }

  /// Reads a grade that [#write] wrote.
  ///
  /// @throws RuntimeException of some kind if it's anything else
  static Grade read(JsonObject json) {
    var details = new ArrayList<Grade.Detail>();
    for (var element : json.getAsJsonArray("details")) {
      var each = element.getAsJsonObject();
      details.add(
          new Grade.Detail(text(each, "file"), number(each, "line"), text(each, "message")));
    }
    var tests = new ArrayList<Grade.Test>();
    for (var element : json.getAsJsonArray("tests")) {
      var each = element.getAsJsonObject();
      tests.add(
          new Grade.Test(
              text(each, "name"),
              text(each, "outcome"),
              member(each, "hidden").getAsBoolean(),
              text(each, "message"),
              text(each, "file"),
              number(each, "line"),
              text(each, "code"),
              text(each, "advice"),
              texts(each, "lanes")));
    }
    return new Grade(
        text(json, "exercise"),
        text(json, "verdict"),
        member(json, "passed").getAsBoolean(),
        member(json, "points").getAsDouble(),
        member(json, "max").getAsDouble(),
        text(json, "summary"),
        details,
        tests);
  }
}
