package dev.loopbook.exercise.grade;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/// How reports write JSON and points: so that people can read them.
final class GradeText {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private GradeText() {}

  static String json(JsonElement json) {
    return GSON.toJson(json) + "\n";
  }

  /// Returns points without needless zeros: `10`, `7.5`.
  static String points(double points) {
    return points == Math.rint(points)
        ? Long.toString((long) points)
        : Double.toString(Math.round(points * 100) / 100.0);
  }
}
