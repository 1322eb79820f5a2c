package dev.loopbook.exercise.grade;

import static dev.loopbook.exercise.grade.JsonMembers.array;
import static dev.loopbook.exercise.grade.JsonMembers.member;
import static dev.loopbook.exercise.grade.JsonMembers.number;
import static dev.loopbook.exercise.grade.JsonMembers.text;
import static dev.loopbook.exercise.grade.JsonMembers.texts;
import static dev.loopbook.text.RootLocale.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a [ShardReport] as JSON, and reads it back: everything that a report on the class is made
/// of, the students' files too, because some reports show them.
///
/// ```
/// { "format": "loopbook-shard", "version": 1, "shard": "3/8",
///   "settings": hash, "everybody": hash, "size": 200,
///   "sandbox": "namespaces", "walls": [..], "missing": [..],
///   "exercises": [ "ch04/e1_unblock" ], "remarks": [..],
///   "students": [ { "id", "name", "refused", "remarks": [..],
///     "answers": { exercise: { "files": {name: text}, "unreadable": [..], "places": {name: path} } },
///     "grades": [ as in JsonReport ] } ] }
/// ```
///
/// `settings` is a hash of what the grades depend on besides the answers, `everybody` one of the
/// ids of the whole class, and `size` their number: only shards that agree in them belong together.
/// `refused` is there only if the hand-in couldn't be read.
final class ShardJson {
  private static final String FORMAT = "loopbook-shard";
  private static final int VERSION = 1;

  private ShardJson() {}

  static String write(ShardReport report) {
    var book = report.book();
    var json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("version", VERSION);
    json.addProperty("shard", report.shard().toString());
    json.addProperty("settings", report.settings());
    json.addProperty("everybody", report.everybody());
    json.addProperty("size", report.size());
    json.addProperty("sandbox", book.sandbox());
    json.add("walls", array(book.walls()));
    json.add("missing", array(book.missingWalls()));
    json.add("exercises", array(book.exercises().stream().map(Exercise::id).toList()));
    json.add("remarks", array(book.remarks()));
    var students = new JsonArray();
    book.students().forEach(row -> students.add(row(row)));
    json.add("students", students);
    return GradeText.json(json);
  }

  private static JsonObject row(GradeBook.Row row) {
    var submission = row.submission();
    var json = new JsonObject();
    json.addProperty("id", submission.id());
    json.addProperty("name", submission.student());
    submission.refused().ifPresent(why -> json.addProperty("refused", why));
    json.add("remarks", array(submission.remarks()));
    var answers = new JsonObject();
    submission.answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(answer -> answers.add(answer.getKey(), answer(answer.getValue())));
    json.add("answers", answers);
    var grades = new JsonArray();
    row.grades().forEach(grade -> grades.add(GradeJson.write(grade)));
    json.add("grades", grades);
    return json;
  }

  private static JsonObject answer(Answer answer) {
    var json = new JsonObject();
    json.add(
        "files",
        object(answer.attempt().files(), file -> file.file().toString(), SourceText::text));
    json.add("unreadable", array(answer.attempt().unreadable()));
    json.add("places", object(answer.places().entrySet(), Map.Entry::getKey, Map.Entry::getValue));
    return json;
  }

  private static <T> JsonObject object(
      Iterable<T> all, Function<T, String> name, Function<T, String> text) {
    var json = new JsonObject();
    all.forEach(each -> json.addProperty(name.apply(each), text.apply(each)));
    return json;
  }

  /// Reads what [#write] wrote.
  ///
  /// @param exercises the exercises of the book
  /// @throws RuntimeException of some kind if it's anything else
  static ShardReport read(String text, List<Exercise> exercises) {
    var json = JsonParser.parseString(text).getAsJsonObject();
    if (!text(json, "format").equals(FORMAT) || number(json, "version") != VERSION) {
      throw new IllegalArgumentException("another format");
    }
    var known = exercises.stream().collect(Collectors.toMap(Exercise::id, Function.identity()));
    var graded = texts(json, "exercises").stream().map(id -> known(known, id)).toList();
    var rows = new ArrayList<GradeBook.Row>();
    for (var row : member(json, "students").getAsJsonArray()) {
      rows.add(row(row.getAsJsonObject(), known));
    }
    return new ShardReport(
        Shard.parse(text(json, "shard")).orElseThrow(),
        text(json, "settings"),
        text(json, "everybody"),
        number(json, "size"),
        new GradeBook(
            graded,
            rows,
            texts(json, "walls"),
            texts(json, "missing"),
            text(json, "sandbox"),
            texts(json, "remarks")));
  }

  private static GradeBook.Row row(JsonObject json, Map<String, Exercise> exercises) {
    var answers = new LinkedHashMap<String, Answer>();
    for (var answer : member(json, "answers").getAsJsonObject().entrySet()) {
      answers.put(
          answer.getKey(),
          answer(answer.getValue().getAsJsonObject(), known(exercises, answer.getKey())));
    }
    var grades = new ArrayList<Grade>();
    member(json, "grades")
        .getAsJsonArray()
        .forEach(grade -> grades.add(GradeJson.read(grade.getAsJsonObject())));
    return new GradeBook.Row(
        new Submission(
            text(json, "id"),
            text(json, "name"),
            answers,
            Optional.ofNullable(json.get("refused")).map(JsonElement::getAsString),
            texts(json, "remarks")),
        grades);
  }

  private static Answer answer(JsonObject json, Exercise exercise) {
    var files = new ArrayList<SourceText>();
    strings(json, "files").forEach((name, text) -> files.add(new SourceText(Path.of(name), text)));
    return new Answer(
        new Attempt(exercise.assignment(), files, texts(json, "unreadable")),
        strings(json, "places"));
  }

  private static Exercise known(Map<String, Exercise> exercises, String id) {
    var found = exercises.get(id);
    if (found == null) {
      throw new IllegalArgumentException(format("there is no exercise %s here", id));
    }
    return found;
  }

  private static Map<String, String> strings(JsonObject json, String name) {
    var all = new LinkedHashMap<String, String>();
    member(json, name)
        .getAsJsonObject()
        .entrySet()
        .forEach(each -> all.put(each.getKey(), each.getValue().getAsString()));
    return all;
  }
}
