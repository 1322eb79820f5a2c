package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.http.HttpBody;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.Multipart;
import dev.loopbook.loop.Origin;
import dev.loopbook.text.SourcePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// Which requests an [HttpStub] answers, and how.
///
/// By default, a route answers one request, with 200 and no body. When its replies are used up, the
/// next route that fits takes over.
@API(status = STABLE, since = "1.0")
public final class HttpRoute {

  private record Condition(String what, Predicate<HttpRequest> fits) {}

  /// What the value of a parameter has to be.
  private record Wanted(String shown, Predicate<String> fits) {
    static Wanted exactly(String value) {
      return new Wanted(value, value::equals);
    }

    static Wanted like(Pattern pattern) {
      return new Wanted("like " + pattern, pattern.asMatchPredicate());
    }
  }

  private final String method;
  private final UrlPattern url;
  private final Optional<StackTraceElement> place = Origin.currentLine();
  private final Map<String, List<Wanted>> query = new TreeMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<ExpectedBody> bodies = new ArrayList<>();
  private boolean anyQuery;
  private List<HttpReply> replies = List.of(HttpReply.status(200));
  private int rounds = 1;
  private boolean always;
  private boolean optional;
  private int uses;

  HttpRoute(String method, UrlPattern url) {
    this.method = method.toUpperCase(Locale.ROOT);
    this.url = url;
    if (url instanceof UrlPattern.Template template) {
      template.query().forEach((name, values) -> values.forEach(value -> withQuery(name, value)));
    } else {
      anyQuery = true; // the expression covers the parameters
    }
  }

  // ---- which requests ----

  /// Requires one more parameter in the URL. A request must have exactly the required ones, in any
  /// order.
  public HttpRoute withQuery(String name, String value) {
    return withQuery(name, Wanted.exactly(value));
  }

  /// Requires one more parameter in the URL, with a value that `value` matches as a whole. Several
  /// of one name are compared in order.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withQuery(String name, Pattern value) {
    return withQuery(name, Wanted.like(value));
  }

  private HttpRoute withQuery(String name, Wanted value) {
    query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    return this;
  }

  /// Allows parameters in the URL that aren't required.
  public HttpRoute withAnyQuery() {
    anyQuery = true;
    return this;
  }

  /// Requires a header with this value; other headers don't matter.
  public HttpRoute withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /// Requires a header with a value that `value` matches as a whole.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withHeader(String name, Pattern value) {
    return where(
        format("header %s like %s", name, value),
        request -> request.headers().all(name).stream().anyMatch(value.asMatchPredicate()));
  }

  /// Requires that a header is missing.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withoutHeader(String name) {
    return where(format("no header %s", name), request -> request.headers().all(name).isEmpty());
  }

  /// Requires exactly this body.
  public HttpRoute withBody(String text) {
    return withWholeBody(new ExpectedBody.Text(text));
  }

  /// Requires exactly these bytes as the body.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withBody(byte... bytes) {
    return withWholeBody(new ExpectedBody.Bytes(HttpBody.of(bytes)));
  }

  /// Requires JSON of the same value, regardless of white space and the order of keys.
  public HttpRoute withJson(@Nullable Object value) {
    return withWholeBody(new ExpectedBody.SameJson(Json.text(value)));
  }

  // A body can't be two things: the last one counts.
  private HttpRoute withWholeBody(ExpectedBody body) {
    bodies.clear();
    bodies.add(body);
    return this;
  }

  /// Requires JSON that has at least this: objects may have more keys, and arrays more elements in
  /// the same order.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withJsonContaining(@Nullable Object value) {
    bodies.add(new ExpectedBody.ContainingJson(Json.text(value)));
    return this;
  }

  /// Requires a form with this field, among others.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withFormField(String name, String value) {
    return withPart(Multipart.empty().withField(name, value));
  }

  /// Requires a form with this file, among others; its content type doesn't matter.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpRoute withFormFile(String name, String fileName, byte... content) {
    return withPart(Multipart.empty().withFile(name, fileName, "", content));
  }

  private HttpRoute withPart(Multipart form) {
    bodies.add(new ExpectedBody.Part(form.parts().getFirst()));
    return this;
  }

  /// Requires `fits` to be true for the request.
  ///
  /// @param what the condition in words, for messages
  public HttpRoute where(String what, Predicate<HttpRequest> fits) {
    conditions.add(new Condition(what, fits));
    return this;
  }

  // ---- the replies ----

  /// Sets the replies, one for each request, in order.
  public HttpRoute reply(HttpReply... sequence) {
    if (sequence.length == 0) {
      throw new IllegalArgumentException("reply() without a reply; name at least one");
    }
    replies = List.of(sequence);
    return this;
  }

  /// Repeats the whole sequence of replies this often.
  public HttpRoute repeat(int times) {
    if (times < 1) {
      throw new IllegalArgumentException(
          format(
              "repeat is %d; a route answers at least once. For one that may stay unused: optional()",
              times));
    }
    rounds = times;
    return this;
  }

  /// Answers forever: when the replies are used up, it repeats the last one.
  public HttpRoute always() {
    always = true;
    return this;
  }

  /// Makes it all right if no request comes.
  public HttpRoute optional() {
    optional = true;
    return this;
  }

  // ---- looking in ----

  /// Returns how many requests it has answered.
  public int uses() {
    return uses;
  }

  /// Returns whether its replies are used up.
  public boolean isUsedUp() {
    return !always && uses >= capacity();
  }

  private int capacity() {
    return replies.size() * rounds;
  }

  /// Returns whether it answered fewer requests than it must.
  boolean isMissed() {
    return !optional && uses < (always ? 1 : capacity());
  }

  /// Returns how often it answered, and how often it should have: `never used`, `used 1 of 3
  /// times`.
  String usage() {
    return uses == 0 ? "never used" : format("used %d of %d times", uses, capacity());
  }

  HttpReply next() {
    var turn = uses++;
    return turn < capacity() ? replies.get(turn % replies.size()) : replies.getLast();
  }

  /// Returns how `request` differs from what this route answers; empty if it fits.
  List<RequestDifference> differences(HttpRequest request) {
    var found =
        RequestDifference.list()
            .unlessSame("method", method, request.method())
            .addAll(url.differences(request))
            .addAll(queryDifferences(request.query()));
    headers.forEach(
        (name, value) -> {
          var values = request.headers().all(name);
          var there = values.isEmpty() ? "(none)" : String.join(", ", values);
          found.unless(values.contains(value), "header " + name, value, there);
        });
    for (var body : bodies) {
      found.addAll(body.difference(request).stream().toList());
    }
    conditions.forEach(
        condition ->
            found.unless(condition.fits().test(request), "condition", condition.what(), "not so"));
    return found.list();
  }

  private List<RequestDifference> queryDifferences(Map<String, List<String>> requested) {
    var found = RequestDifference.list();
    query.forEach(
        (name, wanted) -> {
          var there = requested.getOrDefault(name, List.of());
          found.unless(
              fit(wanted, there),
              "query " + name,
              shown(wanted.stream().map(Wanted::shown).toList()),
              shown(there));
        });
    if (!anyQuery) {
      requested.forEach(
          (name, values) ->
              found.unless(query.containsKey(name), "query " + name, "(none)", shown(values)));
    }
    return found.list();
  }

  private static boolean fit(List<Wanted> wanted, List<String> there) {
    return wanted.size() == there.size()
        && IntStream.range(0, there.size()).allMatch(i -> wanted.get(i).fits().test(there.get(i)));
  }

  private static String shown(List<String> values) {
    return values.isEmpty() ? "(none)" : String.join(", ", values);
  }

  /// Returns the line that registered it: `registered at UserTest:17`; empty if unknown.
  String registered() {
    return place.map(line -> "registered at " + SourcePlace.of(line)).orElse("");
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
