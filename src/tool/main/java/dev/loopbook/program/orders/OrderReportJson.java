package dev.loopbook.program.orders;

import static dev.loopbook.program.orders.OrderJson.word;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.loopbook.explore.Estimate;
import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.explore.Sample;
import dev.loopbook.program.orders.OrderComparison.Step;
import dev.loopbook.program.orders.OrderReport.Way;

/// Writes a report as JSON, for other tools and for keeping.
///
/// ```
/// {
///   "format": "loopbook-orders", "version": 1,
///   "program": "ch20/LostUpdate", "digest": "7f3kq", "freedom": "any", "by": "last",
///   "method": "whole", "orders": 1680, "proven": true, "failed": false,
///   "estimate": {"orders": 1680.0, "error": 0.0, "descents": 1000},
///   "sample": {"deviations": 2, "near": 1861, "random": 6521, "classes": 15711},
///   "outcomes": [
///     {"output": "count: 1\n", "ending": "finished", "findings": [], "failed": false,
///      "count": 756, "fifo": true, "token": "any-7f3kq-m", "deviations": 0}
///   ],
///   "untold": 0,
///   "ways": [
///     {"outcome": 1, "token": "any-7f3kq-e1w",
///      "shows": {"timing": "never", "tick": "never", "any": "yes", "all": "yes"},
///      "rows": [{"differs": true,
///                "fifo": {"tick": 2, "who": "B", "does": "reads 0", "touches": "count",
///                         "writes": false, "file": "LostUpdate.java", "line": 12},
///                "order": {"tick": 2, "who": "A", …}}]}
///   ]
/// }
/// ```
///
/// - `method` says what the counts mean: `whole` (all orders, exact), `reduced` (one order of each
///   class that nobody can tell apart: the set of outcomes is exact), `deviations`, `random`,
///   `sampled`, `cut_short`. `proven` is true for the first two.
/// - `estimate` is there where orders were left out.
/// - `sample` is there if the method is `sampled`: every order with at most so many deviations was
///   run (-1: not even those without one), and how many orders were run because they are near,
///   because chance drew them, and because they differ from all others.
/// - `token` of an outcome is the nearest order to first in, first out that is known to lead there.
/// - `untold` counts orders whose outcomes were beyond the 10,000 that are told apart.
/// - `ways` explains outcomes, by their index in `outcomes`. In `shows`, `never` is proven and
///   `not_seen` isn't. A step that an order doesn't have is left out, and so is an unknown line.
public final class OrderReportJson {

  /// The version of the format; it grows when a member changes its meaning.
  public static final int VERSION = 1;

  private OrderReportJson() {}

  /// Returns a report as JSON.
  ///
  /// @param program what people call it
  public static String of(OrderReport report, String program) {
    var exploration = report.exploration();
    var json = new JsonObject();
    json.addProperty("format", "loopbook-orders");
    json.addProperty("version", VERSION);
    json.addProperty("program", program);
    json.addProperty("digest", report.digest());
    json.addProperty("freedom", word(exploration.freedom()));
    json.addProperty("by", word(report.search().by()));
    json.addProperty("method", word(exploration.method()));
    json.addProperty("orders", exploration.orders());
    json.addProperty("proven", exploration.isProven());
    json.addProperty("failed", exploration.hasFailed());
    exploration.estimate().ifPresent(estimate -> json.add("estimate", estimate(estimate)));
    if (exploration.method() == Exploration.Method.SAMPLED) {
      json.add("sample", sample(exploration.sample()));
    }
    var outcomes = new JsonArray();
    exploration.found().forEach(found -> outcomes.add(outcome(found, report)));
    json.add("outcomes", outcomes);
    json.addProperty("untold", exploration.untold());
    var ways = new JsonArray();
    report.ways().forEach(way -> ways.add(way(way, report)));
    json.add("ways", ways);
    return OrderJson.text(json);
  }

  private static JsonObject estimate(Estimate estimate) {
    var json = new JsonObject();
    json.add("orders", number(estimate.orders()));
    json.add("error", number(estimate.error()));
    json.addProperty("descents", estimate.descents());
    return json;
  }

  private static JsonObject sample(Sample sample) {
    var json = new JsonObject();
    json.addProperty("deviations", sample.deviations());
    json.addProperty("near", sample.near());
    json.addProperty("random", sample.random());
    json.addProperty("classes", sample.classes());
    return json;
  }

  /// Returns a number; JSON has no word for infinity.
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  private static JsonObject outcome(Found found, OrderReport report) {
    var exploration = report.exploration();
    var json = OrderJson.outcome(found);
    json.addProperty("fifo", found.key().equals(exploration.fifo()));
    var token = new OrderToken(exploration.freedom(), report.digest(), found.nearest());
    json.addProperty("token", token.toString());
    json.addProperty("deviations", found.nearest().deviations());
    return json;
  }

  private static JsonObject way(Way way, OrderReport report) {
    var keys = report.exploration().found().stream().map(Found::key).toList();
    var json = new JsonObject();
    json.addProperty("outcome", keys.indexOf(way.found().key()));
    json.addProperty("token", way.token().toString());
    var shows = new JsonObject();
    for (var freedom : Freedom.values()) {
      var shown = way.shows().get(freedom);
      if (shown != null) {
        shows.addProperty(word(freedom), word(shown));
      }
    }
    json.add("shows", shows);
    var rows = new JsonArray();
    for (var row : way.comparison().rows()) {
      var written = new JsonObject();
      written.addProperty("differs", row.isFirstDifference());
      row.usual().ifPresent(step -> written.add("fifo", step(step)));
      row.other().ifPresent(step -> written.add("order", step(step)));
      rows.add(written);
    }
    json.add("rows", rows);
    return json;
  }

  private static JsonObject step(Step step) {
    var json = new JsonObject();
    json.addProperty("tick", step.tick());
    json.addProperty("who", step.who());
    json.addProperty("does", step.does());
    json.addProperty("touches", step.touches());
    json.addProperty("writes", step.writes());
    step.place()
        .ifPresent(
            place -> {
              json.addProperty("file", place.file());
              json.addProperty("line", place.line());
            });
    return json;
  }
}
