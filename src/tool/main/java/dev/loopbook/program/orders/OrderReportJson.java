package dev.loopbook.program.orders;

import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.orders.OrderComparison.Step;
import dev.loopbook.program.orders.OrderReport.Way;
import java.util.Locale;

/// Writes a report as JSON, for other tools and for keeping.
///
/// ```
/// {
///   "format": "loopbook-orders", "version": 1,
///   "program": "ch20/LostUpdate", "digest": "7f3kq", "freedom": "any", "by": "last",
///   "method": "whole", "orders": 1680, "proven": true, "failed": false,
///   "estimate": {"orders": 1680.0, "error": 0.0, "descents": 1000},
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
    var json = new JsonText();
    json.begin()
        .put("format", "loopbook-orders")
        .put("version", VERSION)
        .put("program", program)
        .put("digest", report.digest())
        .put("freedom", word(exploration.freedom()))
        .put("by", word(report.search().by()))
        .put("method", word(exploration.method()))
        .put("orders", exploration.orders())
        .put("proven", exploration.isProven())
        .put("failed", exploration.hasFailed());
    exploration
        .estimate()
        .ifPresent(
            estimate ->
                json.name("estimate")
                    .begin()
                    .put("orders", estimate.orders())
                    .put("error", estimate.error())
                    .put("descents", estimate.descents())
                    .end());
    json.name("outcomes").beginList();
    exploration.found().forEach(found -> outcome(json, found, report));
    json.endList().put("untold", exploration.untold()).name("ways").beginList();
    report.ways().forEach(way -> way(json, way, report));
    return json.endList().end() + "\n";
  }

  private static void outcome(JsonText json, Found found, OrderReport report) {
    var exploration = report.exploration();
    json.begin()
        .put("output", found.result().output())
        .put("ending", found.result().ending())
        .name("findings")
        .beginList();
    found.result().findings().forEach(json::add);
    json.endList()
        .put("failed", found.result().failed())
        .put("count", found.count())
        .put("fifo", found.key().equals(exploration.fifo()))
        .put(
            "token",
            new OrderToken(exploration.freedom(), report.digest(), found.nearest()).toString())
        .put("deviations", found.nearest().deviations())
        .end();
  }

  private static void way(JsonText json, Way way, OrderReport report) {
    var keys = report.exploration().found().stream().map(Found::key).toList();
    json.begin()
        .put("outcome", keys.indexOf(way.found().key()))
        .put("token", way.token().toString())
        .name("shows")
        .begin();
    for (var freedom : Freedom.values()) {
      var shown = way.shows().get(freedom);
      if (shown != null) {
        json.put(word(freedom), word(shown));
      }
    }
    json.end().name("rows").beginList();
    for (var row : way.comparison().rows()) {
      json.begin().put("differs", row.isFirstDifference());
      row.usual().ifPresent(step -> step(json.name("fifo"), step));
      row.other().ifPresent(step -> step(json.name("order"), step));
      json.end();
    }
    json.endList().end();
  }

  private static void step(JsonText json, Step step) {
    json.begin()
        .put("tick", step.tick())
        .put("who", step.who())
        .put("does", step.does())
        .put("touches", step.touches())
        .put("writes", step.writes());
    step.place().ifPresent(place -> json.put("file", place.file()).put("line", place.line()));
    json.end();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
