package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.http.HttpHeaders;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.loop.Body;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// What a stub does with one request: `import static dev.loopbook.testkit.http.HttpReply.*;`
///
/// Immutable: each `with` method returns another.
///
///     http.get(url).reply(status(503), json(alice).after(millis(50)));
@API(status = STABLE, since = "1.0")
public final class HttpReply {

  /// The kinds of replies.
  sealed interface Kind {

    /// An answer.
    record Answer(int status, HttpHeaders headers, String body) implements Kind {}

    /// An exception instead of an answer.
    record Failure(Throwable thrown) implements Kind {}

    /// Nothing, until the client gives up.
    record Silence() implements Kind {}

    /// Nobody listens.
    record Refusal() implements Kind {}

    /// The connection breaks.
    record Drop() implements Kind {}

    /// Whatever the test's code returns for the request.
    record Computed(Body.In<HttpRequest, HttpReply> code) implements Kind {}
  }

  private final Kind kind;
  private final Duration latency;

  private HttpReply(Kind kind, Duration latency) {
    this.kind = kind;
    this.latency = latency;
  }

  private static HttpReply of(Kind kind) {
    return new HttpReply(kind, Duration.ZERO);
  }

  private static HttpReply answer(int status, HttpHeaders headers, String body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(
          format("status is %d; the status of an answer is 200 to 599", status));
    }
    return of(new Kind.Answer(status, headers, body));
  }

  /// Answers 200 with `value` as JSON: a record, a map, a list, a number. A string must be JSON
  /// already.
  ///
  /// @throws IllegalArgumentException if it's a string that isn't JSON
  public static HttpReply json(@Nullable Object value) {
    return answer(
        200, HttpHeaders.none().with("content-type", "application/json"), Json.text(value));
  }

  /// Answers 200 with a plain text.
  public static HttpReply text(String body) {
    return answer(200, HttpHeaders.none().with("content-type", "text/plain; charset=utf-8"), body);
  }

  /// Answers `status` with no body.
  public static HttpReply status(int status) {
    return answer(status, HttpHeaders.none(), "");
  }

  /// Makes the program's `await` throw `failure`.
  public static HttpReply raising(Throwable failure) {
    return of(new Kind.Failure(failure));
  }

  /// Never answers: the request's own time limit ends it, or a cancellation.
  public static HttpReply timesOut() {
    return of(new Kind.Silence());
  }

  /// Fails as the real network does if no server listens.
  public static HttpReply refused() {
    return of(new Kind.Refusal());
  }

  /// Fails as the real network does if the server hangs up before it answers.
  public static HttpReply dropped() {
    return of(new Kind.Drop());
  }

  /// Replies what `code` returns for the request; it may await.
  public static HttpReply answeredBy(Body.In<HttpRequest, HttpReply> code) {
    return of(new Kind.Computed(code));
  }

  /// Returns this answer with another status.
  public HttpReply withStatus(int status) {
    var before = requireAnswer("a status");
    return answer(status, before.headers(), before.body()).after(latency);
  }

  /// Returns this answer with one more header.
  public HttpReply withHeader(String name, String value) {
    var before = requireAnswer("a header");
    return answer(before.status(), before.headers().with(name, value), before.body())
        .after(latency);
  }

  /// Returns this reply, delayed by `latency` on the loop's clock.
  public HttpReply after(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException(format("latency is %s; it cannot be negative", latency));
    }
    return new HttpReply(kind, latency);
  }

  private Kind.Answer requireAnswer(String what) {
    if (kind instanceof Kind.Answer answer) {
      return answer;
    }
    throw new IllegalStateException(format("%s has no place for %s", this, what));
  }

  Kind kind() {
    return kind;
  }

  Duration latency() {
    return latency;
  }

  Optional<Integer> status() {
    return kind instanceof Kind.Answer answer ? Optional.of(answer.status()) : Optional.empty();
  }

  @Override
  public String toString() {
    return switch (kind) {
      case Kind.Answer answer -> "an answer of " + answer.status();
      case Kind.Failure failure -> "a raised " + failure.thrown().getClass().getSimpleName();
      case Kind.Silence() -> "silence";
      case Kind.Refusal() -> "a refused connection";
      case Kind.Drop() -> "a dropped connection";
      case Kind.Computed _ -> "a reply by code";
    };
  }
}
