package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/// Thrown by a request that no route of an [HttpStub] answers.
///
/// It's an error rather than an exception, so that a program that catches all exceptions and
/// retries doesn't swallow it.
@API(status = STABLE, since = "1.0")
public final class UnmatchedRequestError extends AssertionError {

  private static final long serialVersionUID = 1L;

  UnmatchedRequestError(HttpRequest request, List<HttpRoute> routes) {
    super(message(request, routes));
  }

  /// Says the same once more. It doesn't have the first one as its cause: it's suppressed by that
  /// one where the first is propagating, and a circle would be printed.
  UnmatchedRequestError(UnmatchedRequestError before) {
    super(before.getMessage());
    setStackTrace(before.getStackTrace());
  }

  private record Candidate(HttpRoute route, List<RequestDifference> differences) {
    double distance() {
      return differences.stream().mapToDouble(RequestDifference::weight).sum();
    }
  }

  private static String message(HttpRequest request, List<HttpRoute> routes) {
    var nearest =
        routes.stream()
            .map(route -> new Candidate(route, route.differences(request)))
            .min(Comparator.comparingDouble(Candidate::distance));
    var rows = new ArrayList<Row>();
    if (nearest.isPresent()) {
      describe(nearest.get(), rows);
    } else {
      rows.add(new Row("nearest", "nothing is registered"));
    }
    advise(request, nearest, rows);
    var width = rows.stream().mapToInt(row -> row.head().length()).max().orElse(0);
    return rows.stream()
        .map(row -> "  " + row.head() + " ".repeat(width - row.head().length() + 2) + row.text())
        .collect(Collectors.joining("\n", format("no stub answers %s\n", request.line()), ""));
  }

  private record Row(String head, String text) {}

  private static void describe(Candidate nearest, List<Row> rows) {
    var route = nearest.route();
    rows.add(new Row("nearest", route.toString()));
    rows.add(new Row("", route.registered()));
    for (var difference : nearest.differences()) {
      rows.add(new Row(difference.what(), "registered  " + difference.registered()));
      rows.add(new Row("", "requested   " + difference.requested()));
    }
    if (nearest.differences().isEmpty()) {
      rows.add(new Row("used up", "it has answered " + times(route.uses())));
    }
  }

  private static String times(int uses) {
    return uses == 1 ? "its one request" : format("its %d requests", uses);
  }

  private static void advise(HttpRequest request, Optional<Candidate> nearest, List<Row> rows) {
    if (nearest.isPresent() && nearest.get().differences().isEmpty()) {
      rows.add(new Row("next", "if more requests are right, add repeat(n) or always() to it"));
      return;
    }
    rows.add(new Row("next", "fix the request, or register it:"));
    rows.add(new Row("", registration(request) + ".reply(…)"));
  }

  private static String registration(HttpRequest request) {
    var url = request.uri();
    return switch (request.method()) {
      case "GET", "POST", "PUT", "DELETE", "PATCH" ->
          format("http.%s(\"%s\")", request.method().toLowerCase(Locale.ROOT), url);
      default -> format("http.on(\"%s\", \"%s\")", request.method(), url);
    };
  }
}
