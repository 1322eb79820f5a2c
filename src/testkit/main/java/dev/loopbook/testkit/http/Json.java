package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSerializer;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes records, maps, lists and plain values as JSON, the same in each run.
final class Json {

  // The order of Map.of changes from run to run; the text mustn't.
  private static final JsonSerializer<Map<?, ?>> IN_ORDER =
      (map, _, context) -> {
        var object = new JsonObject();
        var entries = map.entrySet().stream();
        if (!(map instanceof SequencedMap)) {
          entries = entries.sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())));
        }
        entries.forEach(
            entry ->
                object.add(String.valueOf(entry.getKey()), context.serialize(entry.getValue())));
        return object;
      };

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .serializeNulls()
          .registerTypeHierarchyAdapter(Map.class, IN_ORDER)
          .create();

  private Json() {}

  /// Returns `value` as JSON; a string must be JSON already.
  ///
  /// @throws IllegalArgumentException if it's a string that isn't JSON, or JSON can't say it
  static String text(@Nullable Object value) {
    if (value instanceof String text) {
      if (parse(text).isEmpty()) {
        throw new IllegalArgumentException(
            format(
                "not JSON: %s. A string is sent as it is; pass a map, a list or a record to have it written as JSON",
                text));
      }
      return text;
    }
    try {
      return GSON.toJson(value);
    } catch (RuntimeException refused) { // Gson's advice is for those who make their own Gson
      throw new IllegalArgumentException(
          format(
              "%s cannot be written as JSON; pass maps, lists, texts and numbers, or records of those",
              value),
          refused);
    }
  }

  /// Returns whether both are JSON of the same value, regardless of white space and the order of
  /// keys.
  static boolean isSame(String text, String other) {
    return parse(text).isPresent() && parse(text).equals(parse(other));
  }

  /// What one JSON has and another one lacks.
  ///
  /// @param path where: `.user.roles[1]`; empty for the whole
  /// @param found what is there instead; empty for nothing
  record Missing(String path, String expected, String found) {}

  /// Returns the first thing that `text` has and `other` lacks: an object may have more keys, and
  /// an array more elements, in the same order.
  static Optional<Missing> firstMissing(String text, String other) {
    var expected = parse(text).orElseThrow();
    var found = parse(other);
    return found.isEmpty()
        ? Optional.of(new Missing("", text, other))
        : missing("", expected, found.get());
  }

  private static Optional<Missing> missing(String path, JsonElement expected, JsonElement found) {
    if (expected instanceof JsonObject object && found instanceof JsonObject other) {
      for (var key : object.keySet()) {
        var there = other.get(key);
        var missing =
            there == null
                ? Optional.of(new Missing(path + "." + key, GSON.toJson(object.get(key)), ""))
                : missing(path + "." + key, object.get(key), there);
        if (missing.isPresent()) {
          return missing;
        }
      }
      return Optional.empty();
    }
    if (expected instanceof JsonArray array && found instanceof JsonArray other) {
      var next = 0;
      for (var i = 0; i < array.size(); i++) {
        while (next < other.size() && missing("", array.get(i), other.get(next)).isPresent()) {
          next++;
        }
        if (next++ == other.size()) {
          return Optional.of(
              new Missing(path + "[" + i + "]", GSON.toJson(array.get(i)), GSON.toJson(found)));
        }
      }
      return Optional.empty();
    }
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(new Missing(path, GSON.toJson(expected), GSON.toJson(found)));
  }

  private static Optional<JsonElement> parse(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(JsonParser.parseString(text));
    } catch (JsonParseException notJson) {
      return Optional.empty();
    }
  }
}
