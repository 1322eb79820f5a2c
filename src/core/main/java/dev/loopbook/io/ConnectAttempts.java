package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Connects to a host that may have several addresses, as asyncio's `create_connection` does: an
/// address is tried when the one before it has failed. (asyncio can start several attempts at once,
/// its "happy eyeballs", but only if it is told to.)
final class ConnectAttempts {

  private ConnectAttempts() {}

  /// Returns a connection to the first of `addresses` that answers.
  ///
  /// @param host the name that they belong to
  /// @throws UncheckedIOException if none answers, with the reasons
  static Connection toAnyOf(EventLoop loop, String host, List<InetSocketAddress> addresses) {
    var failures = new ArrayList<UncheckedIOException>();
    for (var address : addresses) {
      try {
        return connected(Network.of(loop).connect(loop, address));
      } catch (UncheckedIOException failure) {
        failures.add(failure);
      }
    }
    throw SocketFailures.cannotConnectToAny(host, addresses, failures);
  }

  /// Waits for a connection. If it opens just as the task is cancelled, it is closed here: nobody
  /// else could do that.
  private static Connection connected(Future<Connection> connecting) {
    try {
      return Async.await(connecting);
    } catch (CancelledError cancelled) {
      if (!connecting.isCancelled() && connecting.exception().isEmpty()) {
        connecting.result().close();
      }
      throw cancelled;
    }
  }
}
