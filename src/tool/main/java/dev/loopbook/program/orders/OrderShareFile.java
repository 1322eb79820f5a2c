package dev.loopbook.program.orders;

import static dev.loopbook.program.orders.OrderJson.word;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.OrderShare;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.explore.RunResult;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// One share of a program's orders, as one machine leaves it for [OrderShareMerge]: what was asked
/// for, and what came of it.
///
/// ```
/// {
///   "format": "loopbook-ordershare", "version": 1,
///   "digest": "7f3kq", "freedom": "any", "by": "last", "check": "count == 3",
///   "number": 3, "count": 8, "orders": 210, "fifo": what tells its outcome apart,
///   "outcomes": [
///     {"output": "count: 1\n", "ending": "finished", "findings": [], "failed": false,
///      "count": 95, "token": "any-7f3kq-m"}
///   ],
///   "untold": 0
/// }
/// ```
///
/// `check` is there only if one was asked for. Otherwise as in [OrderReportJson].
///
/// @param digest the program's
/// @param by by what outcomes are told apart
/// @param check what had to be true at the end, in Java
/// @param number which share, counted from 1
/// @param count how many shares there are
/// @param share what came of it
public record OrderShareFile(
    String digest,
    OutcomeKind by,
    Optional<String> check,
    int number,
    int count,
    OrderShare share) {

  private static final String FORMAT = "loopbook-ordershare";
  private static final int VERSION = 1;

  /// Returns the name of the file of a share.
  public static String name(int number, int count) {
    return "share-" + number + "-of-" + count + ".json";
  }

  /// Returns this share as JSON.
  public String json() {
    var json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("version", VERSION);
    json.addProperty("digest", digest);
    json.addProperty("freedom", word(share.freedom()));
    json.addProperty("by", word(by));
    check.ifPresent(expression -> json.addProperty("check", expression));
    json.addProperty("number", number);
    json.addProperty("count", count);
    json.addProperty("orders", share.orders());
    json.addProperty("fifo", share.fifo());
    var outcomes = new JsonArray();
    share.found().forEach(found -> outcomes.add(outcome(found)));
    json.add("outcomes", outcomes);
    json.addProperty("untold", share.untold());
    return OrderJson.text(json);
  }

  private JsonObject outcome(Found found) {
    var json = OrderJson.outcome(found);
    json.addProperty("token", new OrderToken(share.freedom(), digest, found.nearest()).toString());
    return json;
  }

  /// Reads what [#json] wrote; nothing if it's anything else.
  static Optional<OrderShareFile> read(String text) {
    try {
      var json = JsonParser.parseString(text).getAsJsonObject();
      if (!json.get("format").getAsString().equals(FORMAT)
          || json.get("version").getAsInt() != VERSION) {
        return Optional.empty();
      }
      var by = OutcomeKind.valueOf(upper(json.get("by")));
      var outcomes = new ArrayList<Found>();
      for (var outcome : json.getAsJsonArray("outcomes")) {
        outcomes.add(found(outcome.getAsJsonObject(), by));
      }
      return Optional.of(
          new OrderShareFile(
              json.get("digest").getAsString(),
              by,
              Optional.ofNullable(json.get("check")).map(JsonElement::getAsString),
              json.get("number").getAsInt(),
              json.get("count").getAsInt(),
              new OrderShare(
                  Freedom.valueOf(upper(json.get("freedom"))),
                  json.get("orders").getAsLong(),
                  outcomes,
                  json.get("untold").getAsLong(),
                  json.get("fifo").getAsString())));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NullPointerException _) { // a member is missing, or is something else
      return Optional.empty();
    }
  }

  private static Found found(JsonObject json, OutcomeKind by) {
    var findings =
        json.getAsJsonArray("findings").asList().stream().map(JsonElement::getAsString).toList();
    var result =
        new RunResult(
            json.get("output").getAsString(),
            json.get("ending").getAsString(),
            findings,
            json.get("failed").getAsBoolean());
    return new Found(
        by.key(result),
        result,
        json.get("count").getAsLong(),
        OrderToken.parse(json.get("token").getAsString()).order());
  }

  private static String upper(JsonElement word) {
    return word.getAsString().toUpperCase(Locale.ROOT);
  }
}
