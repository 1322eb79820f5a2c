package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;

/// Makes HTTP requests, any number at the same time, until it is closed.
///
/// ```
/// OPEN -> CLOSED (requests under way fail)
/// ```
///
/// A response of any status is an answer; [HttpResponse#requireSuccess] turns a 404 into a failure.
/// A request throws only if there is no answer: an [HttpConnectionError], or a [TimeoutError] when
/// it takes too long.
///
/// Belongs to the loop's thread.
public final class HttpSession extends AsyncResource {

  private final HttpTransport transport;
  private final List<Exchange> underWay = new ArrayList<>();
  private int mostRedirects;

  /// Opens a session whose requests `transport` carries.
  public HttpSession(HttpTransport transport) {
    this.transport = requireNonNull(transport, "transport");
  }

  /// Makes this session follow redirects, and returns it. Without this, a 302 is an answer like any
  /// other.
  ///
  /// After a 303, and after a 301 or 302 of a POST, the next request is a GET without a body. An
  /// `authorization` header goes to the same host only. A request's time limit covers all its
  /// redirects.
  ///
  /// @param most after how many to give up with an [HttpConnectionError]
  public HttpSession followRedirects(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          format("followRedirects(%d): it must be at least 1", most));
    }
    mostRedirects = most;
    return this;
  }

  /// Returns a coroutine that sends `GET url` and returns the response.
  public Coroutine<HttpResponse> get(String url) {
    return sending("get", HttpRequest.get(url));
  }

  /// Returns a coroutine that sends `DELETE url` and returns the response.
  public Coroutine<HttpResponse> delete(String url) {
    return sending("delete", HttpRequest.of("DELETE", url));
  }

  /// Returns a coroutine that sends `POST url` with a JSON text and returns the response.
  public Coroutine<HttpResponse> post(String url, String json) {
    return sending("post", HttpRequest.post(url).withJson(json));
  }

  /// Returns a coroutine that sends `PUT url` with a JSON text and returns the response.
  public Coroutine<HttpResponse> put(String url, String json) {
    return sending("put", HttpRequest.put(url).withJson(json));
  }

  /// Returns a coroutine that sends `request` and returns the response.
  public Coroutine<HttpResponse> send(HttpRequest request) {
    requireNonNull(request, "request");
    return sending("send", request);
  }

  private Coroutine<HttpResponse> sending(String method, HttpRequest request) {
    return Coroutine.named(method, () -> exchange(request));
  }

  private HttpResponse exchange(HttpRequest request) {
    if (isClosed()) {
      throw new IllegalStateException(
          format(
              "%s: the session is closed. Await the request inside the session's try block, or open another session",
              request.line()));
    }
    var exchange = new Exchange(Async.currentTask());
    underWay.add(exchange);
    try {
      return Async.await(Async.waitFor(answer(request), request.timeout()));
    } catch (TimeoutError timeout) {
      throw inWords(timeout, request);
    } catch (CancelledError cancelled) {
      if (exchange.cutOff && exchange.task.uncancel() <= exchange.requests) {
        throw HttpConnectionError.sessionClosed(request);
      }
      throw cancelled;
    } finally {
      underWay.remove(exchange);
    }
  }

  private Coroutine<HttpResponse> answer(HttpRequest request) {
    return mostRedirects == 0
        ? transport.exchange(request)
        : Coroutine.named("followRedirects", () -> follow(request));
  }

  private HttpResponse follow(HttpRequest first) {
    var response = Async.await(transport.exchange(first));
    var next = Redirects.next(response);
    for (var left = mostRedirects; next.isPresent(); left--) {
      if (left == 0) {
        throw HttpConnectionError.tooManyRedirects(first, mostRedirects);
      }
      response = Async.await(transport.exchange(next.get()));
      next = Redirects.next(response);
    }
    return response;
  }

  // With another cause it was thrown by the transport, and means something else.
  private static TimeoutError inWords(TimeoutError timeout, HttpRequest request) {
    if (!(timeout.getCause() instanceof CancelledError)) {
      return timeout;
    }
    return new TimeoutError(
        format("%s: no answer within %s", request.line(), TimeText.exact(request.timeout())),
        timeout);
  }

  @Override
  protected void release() throws Exception {
    for (var exchange : List.copyOf(underWay)) {
      exchange.cutOff = true;
      exchange.task.cancel("the session was closed");
    }
    transport.close();
  }

  private static final class Exchange {
    final Task<?> task;
    // Cancel requests from before: those were somebody else's.
    final int requests;
    boolean cutOff;

    Exchange(Task<?> task) {
      this.task = task;
      requests = task.cancelling();
    }
  }
}
