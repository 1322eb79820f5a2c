package dev.loopbook.program.orders;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.loopbook.explore.Found;
import java.util.Locale;

/// What [OrderReportJson] and [OrderShareFile] write alike.
final class OrderJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private OrderJson() {}

  static String text(JsonObject json) {
    return GSON.toJson(json) + "\n";
  }

  static JsonObject outcome(Found found) {
    var result = found.result();
    var json = new JsonObject();
    json.addProperty("output", result.output());
    json.addProperty("ending", result.ending());
    var findings = new JsonArray();
    result.findings().forEach(findings::add);
    json.add("findings", findings);
    json.addProperty("failed", result.failed());
    json.addProperty("count", found.count());
    return json;
  }

  /// Returns how a constant is written: `cut_short`.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
