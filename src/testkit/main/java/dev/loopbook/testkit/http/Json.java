package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
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
  /// @throws IllegalArgumentException if it's a string that isn't JSON
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
    return GSON.toJson(value);
  }

  /// Returns whether both are JSON of the same value, regardless of white space and the order of
  /// keys.
  static boolean isSame(String text, String other) {
    return parse(text).isPresent() && parse(text).equals(parse(other));
  }

  private static Optional<JsonElement> parse(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(JsonParser.parseString(text));
    } catch (JsonParseException notJson) {
      return Optional.empty();
    }
  }
}
