package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.io.http.HttpBody;
import dev.loopbook.io.http.HttpHeaders;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.loop.Body;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.OptionalInt;
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
    record Answer(int status, HttpHeaders headers, HttpBody body, Delivery delivery)
        implements Kind {}

    /// Bytes that aren't HTTP.
    record Garbage() implements Kind {}

    /// An exception instead of an answer.
    record Failure(Throwable thrown) implements Kind {
      public Failure {
        requireNonNull(thrown, "failure");
      }
    }

    /// Nothing, until the client gives up.
    record Silence() implements Kind {}

    /// Nobody listens.
    record Refusal() implements Kind {}

    /// The connection breaks.
    record Drop() implements Kind {}

    /// Whatever the test's code returns for the request.
    record Computed(Body.In<HttpRequest, HttpReply> code) implements Kind {
      public Computed {
        requireNonNull(code, "code");
      }
    }
  }

  /// How a body comes.
  ///
  /// @param pieces in how many pieces
  /// @param pause what passes before each of them
  /// @param brokenAfter after how many bytes the connection breaks; empty if it doesn't
  record Delivery(int pieces, Duration pause, OptionalInt brokenAfter) {

    static final Delivery AT_ONCE = new Delivery(1, Duration.ZERO, OptionalInt.empty());

    /// @throws IllegalArgumentException if a body is to break off that has no more bytes than that
    void requireFits(HttpBody body) {
      if (brokenAfter.isEmpty()) {
        return;
      }
      var bytes = brokenAfter.getAsInt();
      if (bytes < 0 || bytes >= body.size()) {
        throw new IllegalArgumentException(
            format("brokenAfter(%d): the body has %s", bytes, possible(body.size())));
      }
    }

    private static String possible(int size) {
      return switch (size) {
        case 0 -> "no bytes, so it can't break off. For a connection that does: dropped()";
        case 1 -> "1 byte, so only brokenAfter(0) breaks it off";
        default -> format("%d bytes, so 0 to %d of them can come", size, size - 1);
      };
    }
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
    return answer(status, headers, HttpBody.of(body), Delivery.AT_ONCE);
  }

  private static HttpReply answer(
      int status, HttpHeaders headers, HttpBody body, Delivery delivery) {
    delivery.requireFits(body);
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(
          format("status is %d; the status of an answer is 200 to 599", status));
    }
    return of(new Kind.Answer(status, headers, body, delivery));
  }

  /// Answers 200 with `value` as JSON: a record, a map, a list, a number. A string must be JSON
  /// already.
  ///
  /// @throws IllegalArgumentException if it's a string that isn't JSON, or JSON can't say it
  public static HttpReply json(@Nullable Object value) {
    return answer(
        200, HttpHeaders.none().with("content-type", "application/json"), Json.text(value));
  }

  /// Answers 200 with a plain text.
  public static HttpReply text(String body) {
    return answer(200, HttpHeaders.none().with("content-type", "text/plain; charset=utf-8"), body);
  }

  /// Answers 200 with bytes.
  @API(status = EXPERIMENTAL, since = "1.0")
  public static HttpReply bytes(byte... body) {
    return answer(
        200,
        HttpHeaders.none().with("content-type", "application/octet-stream"),
        HttpBody.of(body),
        Delivery.AT_ONCE);
  }

  /// Answers 302 with this `location`, which may be relative. [#withStatus] makes another redirect
  /// of it.
  @API(status = EXPERIMENTAL, since = "1.0")
  public static HttpReply redirect(String location) {
    return answer(302, HttpHeaders.none().with("location", location), "");
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

  /// Fails as the real network does if what comes back isn't HTTP.
  @API(status = EXPERIMENTAL, since = "1.0")
  public static HttpReply garbage() {
    return of(new Kind.Garbage());
  }

  /// Replies what `code` returns for the request; it may await.
  public static HttpReply answeredBy(Body.In<HttpRequest, HttpReply> code) {
    return of(new Kind.Computed(code));
  }

  /// Returns this answer with another status.
  public HttpReply withStatus(int status) {
    var before = requireAnswer("a status");
    return answer(status, before.headers(), before.body(), before.delivery()).after(latency);
  }

  /// Returns this answer with one more header.
  public HttpReply withHeader(String name, String value) {
    var before = requireAnswer("a header");
    return answer(
            before.status(), before.headers().with(name, value), before.body(), before.delivery())
        .after(latency);
  }

  /// Returns this answer with another body, and the headers it has.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpReply withBody(byte... body) {
    var before = requireAnswer("a body");
    return answer(before.status(), before.headers(), HttpBody.of(body), before.delivery())
        .after(latency);
  }

  /// Returns this answer with a body that comes in pieces, `pause` before each of them. The client
  /// has the answer when the last one is there, and a time limit may pass meanwhile.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpReply inPieces(int count, Duration pause) {
    if (count < 1 || pause.isNegative()) {
      throw new IllegalArgumentException(
          format(
              "inPieces(%d, %s): it takes at least one piece, and a pause can't be negative",
              count, TimeText.exact(pause)));
    }
    var before = requireAnswer("a body in pieces");
    return delivered(new Delivery(count, pause, before.delivery().brokenAfter()));
  }

  /// Returns this answer with a body that ends too early: the connection breaks after so many of
  /// its bytes.
  @API(status = EXPERIMENTAL, since = "1.0")
  public HttpReply brokenAfter(int bytes) {
    var before = requireAnswer("a body that breaks off");
    return delivered(
        new Delivery(before.delivery().pieces(), before.delivery().pause(), OptionalInt.of(bytes)));
  }

  private HttpReply delivered(Delivery delivery) {
    var before = requireAnswer("a body");
    return answer(before.status(), before.headers(), before.body(), delivery).after(latency);
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

  @Override
  public String toString() {
    return switch (kind) {
      case Kind.Answer answer -> "an answer of " + answer.status();
      case Kind.Failure failure -> "a raised " + failure.thrown().getClass().getSimpleName();
      case Kind.Silence() -> "silence";
      case Kind.Refusal() -> "a refused connection";
      case Kind.Drop() -> "a dropped connection";
      case Kind.Garbage() -> "garbage";
      case Kind.Computed _ -> "a reply by code";
    };
  }
}
