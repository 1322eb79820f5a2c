package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.io.http.HttpBody;
import dev.loopbook.io.http.HttpClient;
import dev.loopbook.io.http.HttpConnectionError;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.HttpResponse;
import dev.loopbook.io.http.HttpSession;
import dev.loopbook.io.http.HttpTransport;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Carries the requests of one session to a stub.
final class StubTransport implements HttpTransport {

  private final HttpStub stub;
  private final CallLog log;
  private @Nullable HttpSession real;

  StubTransport(HttpStub stub, CallLog log) {
    this.stub = stub;
    this.log = log;
  }

  @Override
  public Coroutine<HttpResponse> exchange(HttpRequest request) {
    return Coroutine.named("exchange", () -> recorded(request));
  }

  private HttpResponse recorded(HttpRequest request) throws Throwable {
    var loop = EventLoop.running();
    var index = log.begin(request, loop.time());
    var outcome = "cancelled";
    try {
      var response = stub.passesThrough(request) ? passOn(request) : answer(request);
      outcome = Integer.toString(response.status());
      return response;
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable failure) {
      outcome = failure.getClass().getSimpleName();
      throw failure;
    } finally {
      log.end(index, loop.time(), outcome);
    }
  }

  private HttpResponse passOn(HttpRequest request) {
    if (real == null) {
      real = HttpClient.real().open();
    }
    return Async.await(real.send(request));
  }

  private HttpResponse answer(HttpRequest request) throws Throwable {
    var reply = stub.replyTo(request);
    // No network answers at once: a request always suspends.
    Async.await(Async.sleep(reply.latency()));
    while (reply.kind() instanceof HttpReply.Kind.Computed(var code)) {
      reply =
          Objects.requireNonNull(
              code.run(request),
              () -> format("answeredBy(…) returned null for %s. Return a reply", request.line()));
      if (reply.latency().isPositive()) {
        Async.await(Async.sleep(reply.latency()));
      }
    }
    return switch (reply.kind()) {
      case HttpReply.Kind.Answer answer -> delivered(request, answer);
      case HttpReply.Kind.Failure(var thrown) -> throw thrown;
      case HttpReply.Kind.Refusal() ->
          throw HttpConnectionError.cannotConnect(request, new ConnectException());
      case HttpReply.Kind.Drop() ->
          throw HttpConnectionError.broken(
              request, new EOFException("the stub drops the connection"));
      case HttpReply.Kind.Garbage() ->
          throw HttpConnectionError.broken(
              request, new ProtocolException("Invalid status line: \"garbage\""));
      case HttpReply.Kind.Silence() -> throw silence(request);
      case HttpReply.Kind.Computed _ -> throw new AssertionError("answered above");
    };
  }

  private static Error silence(HttpRequest request) {
    Async.await(EventLoop.running().createFuture("an answer to " + request.line()));
    throw new AssertionError("nobody completes this future");
  }

  private static HttpResponse delivered(HttpRequest request, HttpReply.Kind.Answer answer) {
    var response = response(request, answer);
    var delivery = answer.delivery();
    var size = response.content().size();
    for (var piece = 1; piece <= delivery.pieces() && hasBody(request, answer); piece++) {
      if (delivery.pause().isPositive()) {
        Async.await(Async.sleep(delivery.pause()));
      }
      var there = (int) ((long) size * piece / delivery.pieces());
      if (delivery.brokenAfter().isPresent() && there > delivery.brokenAfter().getAsInt()) {
        throw HttpConnectionError.broken(
            request,
            new EOFException(
                format(
                    "fixed content-length: %d, bytes received: %d",
                    size, delivery.brokenAfter().getAsInt())));
      }
    }
    return response;
  }

  /// Some answers have no body, just as from a real server, whatever the reply says.
  private static HttpResponse response(HttpRequest request, HttpReply.Kind.Answer answer) {
    return new HttpResponse(
        request,
        answer.status(),
        answer.headers(),
        hasBody(request, answer) ? answer.body() : HttpBody.none());
  }

  private static boolean hasBody(HttpRequest request, HttpReply.Kind.Answer answer) {
    return !request.method().equals("HEAD") && answer.status() != 204 && answer.status() != 304;
  }

  @Override
  public void close() {
    if (real != null) {
      real.close();
    }
  }
}
