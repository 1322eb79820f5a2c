package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.http.HttpClient;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.HttpSession;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.text.Counted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// A client without a network: it answers as the test says, and records the requests.
///
///     try (var http = new HttpStub()) {
///       http.get("https://api.example.com/users/{id}").reply(json(alice).after(millis(50)));
///       var user = await(new UserApi(http).fetchUser(1));
///       assertEquals(1, http.calls().size());
///     }
///
/// A request that fits no route throws an [UnmatchedRequestError]. Closing the stub fails if a route
/// wasn't used as often as it should have been, or if a request fitted no route, even if the program
/// swallowed that error. Sessions aren't imitated: how they handle answers, time limits and closing
/// is the real client's code.
///
/// Belongs to the loop's thread.
@API(status = STABLE, since = "1.0")
public final class HttpStub implements HttpClient, AutoCloseable {

  private final List<HttpRoute> routes = new ArrayList<>();
  private final Set<String> throughHosts = new HashSet<>();
  private final CallLog log = new CallLog();
  private final List<UnmatchedRequestError> unmatched = new ArrayList<>();
  private final @Nullable EventLoop loop = EventLoop.ifRunning().orElse(null);
  private boolean passesUnmatched;
  private boolean closed;

  /// Makes a stub without routes. If it's made on a loop and never closed, the end audit finds it.
  public HttpStub() {
    if (loop != null) {
      loop.resources().opened(this);
    }
  }

  // ---- what to answer ----

  /// Registers an answer to `GET url`; in the path, `{name}` stands for any one segment.
  public HttpRoute get(String url) {
    return on("GET", url);
  }

  /// Registers an answer to `POST url`.
  public HttpRoute post(String url) {
    return on("POST", url);
  }

  /// Registers an answer to `PUT url`.
  public HttpRoute put(String url) {
    return on("PUT", url);
  }

  /// Registers an answer to `PATCH url`.
  public HttpRoute patch(String url) {
    return on("PATCH", url);
  }

  /// Registers an answer to `DELETE url`.
  public HttpRoute delete(String url) {
    return on("DELETE", url);
  }

  /// Registers an answer to `method url`; the method may be in lower case.
  public HttpRoute on(String method, String url) {
    return add(new HttpRoute(method, UrlPattern.Template.of(url)));
  }

  /// Registers an answer to every URL that `url` matches as a whole, parameters included.
  public HttpRoute on(String method, Pattern url) {
    return add(new HttpRoute(method, new UrlPattern.Regex(url)));
  }

  private HttpRoute add(HttpRoute route) {
    routes.add(route);
    return route;
  }

  /// Lets requests to `host` go to the real network: `127.0.0.1`, or `127.0.0.1:8080` for one port.
  public HttpStub passThrough(String host) {
    throughHosts.add(host.toLowerCase(Locale.ROOT));
    return this;
  }

  /// Lets all requests go to the real network that fit no route.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpStub passThroughUnmatched() {
    passesUnmatched = true;
    return this;
  }

  boolean passesThrough(HttpRequest request) {
    return isThrough(request)
        || (passesUnmatched
            && routes.stream()
                .noneMatch(route -> !route.isUsedUp() && route.differences(request).isEmpty()));
  }

  private boolean isThrough(HttpRequest request) {
    return throughHosts.contains(request.authority())
        || throughHosts.contains(request.uri().getHost().toLowerCase(Locale.ROOT));
  }

  @Override
  public HttpSession open() {
    return new HttpSession(new StubTransport(this, log));
  }

  /// Returns the reply to a request.
  ///
  /// @throws UnmatchedRequestError if no route has one
  HttpReply replyTo(HttpRequest request) {
    for (var route : routes) {
      if (!route.isUsedUp() && route.differences(request).isEmpty()) {
        return route.next();
      }
    }
    var error = new UnmatchedRequestError(request, routes);
    unmatched.add(error);
    throw error;
  }

  // ---- what was asked ----

  /// Returns all requests in the order they were made, including those that were passed through.
  public List<HttpCall> calls() {
    return log.calls();
  }

  /// Returns the requests to `method url`, written as for [#on(String, String)].
  public List<HttpCall> calls(String method, String url) {
    var wanted = new HttpRoute(method, UrlPattern.Template.of(url)).withAnyQuery();
    return calls().stream().filter(call -> wanted.differences(call.request()).isEmpty()).toList();
  }

  /// Returns how many requests are in flight now.
  public int inFlight() {
    return log.underWay();
  }

  /// Returns the most requests that were ever in flight at the same time.
  public int maxInFlight() {
    return log.most();
  }

  // ---- the end ----

  /// Checks that every route was used as often as it should be, and that every request fitted one.
  ///
  /// @throws AssertionError if not, with the routes and the requests
  public void verify() {
    if (!unmatched.isEmpty()) {
      // A new one, because the same one may already be propagating.
      throw new UnmatchedRequestError(unmatched.getFirst());
    }
    var missed = routes.stream().filter(HttpRoute::isMissed).toList();
    if (!missed.isEmpty()) {
      throw new AssertionError(report(missed));
    }
  }

  private String report(List<HttpRoute> missed) {
    var lines = new ArrayList<String>();
    lines.add(
        missed.size() == 1
            ? "a stub was not used as registered"
            : format("%d stubs were not used as registered", missed.size()));
    for (var route : missed) {
      lines.add(format("  %s, %s", route.usage(), route.registered()));
      lines.add("    " + route);
    }
    lines.add(calls().isEmpty() ? "  no request came at all" : "  the requests were");
    calls().forEach(call -> lines.add("    " + call));
    lines.add("  next  ask for it, take the stub out, or mark it optional()");
    return String.join("\n", lines);
  }

  /// Forgets the requests that fitted no route, for a test that makes them on purpose.
  public void forgetUnmatched() {
    unmatched.clear();
  }

  /// Closes the stub, and checks it as [#verify] does.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (loop != null) {
      loop.resources().closed(this);
    }
    verify();
  }

  @Override
  public String toString() {
    return format(
        "<HttpStub %s, %s>",
        Counted.of(routes.size(), "route"), Counted.of(log.calls().size(), "call"));
  }
}
