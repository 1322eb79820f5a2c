package dev.loopbook.io.http;

import dev.loopbook.loop.Coroutine;

/// Carries the requests of one session to what answers them: the network, or a test.
@FunctionalInterface
public interface HttpTransport extends AutoCloseable {

  /// Returns a coroutine of the answer to `request`.
  ///
  /// The coroutine throws an [HttpConnectionError] if there is none. It needn't enforce the
  /// request's time limit: the session does.
  Coroutine<HttpResponse> exchange(HttpRequest request);

  /// Releases what the session held.
  @Override
  default void close() {}
}
