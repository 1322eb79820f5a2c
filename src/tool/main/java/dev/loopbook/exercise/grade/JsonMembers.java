package dev.loopbook.exercise.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/// Reads the members of an object that has to have them.
final class JsonMembers {
  private JsonMembers() {}

  /// Returns a member of any kind.
  ///
  /// @throws IllegalArgumentException if there is none of this name
  static JsonElement member(JsonObject json, String name) {
    var member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return member;
  }

  static String text(JsonObject json, String name) {
    return member(json, name).getAsString();
  }

  static int number(JsonObject json, String name) {
    return member(json, name).getAsInt();
  }

  static List<String> texts(JsonObject json, String name) {
    return member(json, name).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  /// Returns what [#texts] reads.
  static JsonArray array(List<String> texts) {
    var array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
