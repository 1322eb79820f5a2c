package dev.loopbook.io.http;

import dev.loopbook.loop.Coroutine;

/// Carries the requests of one session to somebody who answers: the network, or a test.
@FunctionalInterface
public interface HttpTransport extends AutoCloseable {

  /// Returns a coroutine of the answer to `request`.
  ///
  /// The coroutine throws an [HttpConnectionError] if there is none. It need not watch the
  /// request's time limit: the session does.
  Coroutine<HttpResponse> exchange(HttpRequest request);

  /// Lets go of what the session held.
  @Override
  default void close() {}
}
