package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Connections for programs: `import static dev.loopbook.io.Streams.*;`
public final class Streams {

  /// How many connections the system keeps until they are accepted, unless set.
  private static final int BACKLOG = 100;

  private Streams() {}

  /// The two ends of a connection.
  ///
  /// @param reader what comes in
  /// @param writer what goes out
  public record Pair(StreamReader reader, StreamWriter writer) {}

  /// Returns a coroutine that connects to `port` of `host`.
  ///
  /// The coroutine throws an [UncheckedIOException] that says so if nobody listens there, or if
  /// there is no such host.
  public static Coroutine<Pair> openConnection(String host, int port) {
    return openConnection(host, port, StreamReader.DEFAULT_LIMIT);
  }

  /// Returns a coroutine that connects; `limit` is the most bytes that a line may have.
  public static Coroutine<Pair> openConnection(String host, int port, int limit) {
    return Coroutine.named(
        "openConnection",
        () -> {
          var loop = EventLoop.running();
          var address = Async.await(resolve(host, port));
          var connection = connected(Network.of(loop).connect(loop, address));
          return new Pair(new StreamReader(connection, limit), new StreamWriter(loop, connection));
        });
  }

  /// Returns streams on a connection that is open already, and that need not be a socket. Called on
  /// the loop's thread.
  public static Pair over(Connection connection) {
    return new Pair(
        new StreamReader(connection, StreamReader.DEFAULT_LIMIT),
        new StreamWriter(EventLoop.running(), connection));
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

  /// Returns a coroutine that starts to listen on `port` of `host`, and runs `handler` in a task
  /// for each client.
  ///
  /// The coroutine throws an [UncheckedIOException] that says so if the port is taken.
  ///
  /// @param port 0 to let the system choose; [Server#port] returns its choice
  public static Coroutine<Server> startServer(Server.Handler handler, String host, int port) {
    return startServer(handler, host, port, BACKLOG, StreamReader.DEFAULT_LIMIT);
  }

  /// Returns a coroutine that starts to listen; `backlog` is how many connections may wait to be
  /// accepted, `limit` the most bytes a line may have.
  public static Coroutine<Server> startServer(
      Server.Handler handler, String host, int port, int backlog, int limit) {
    return Coroutine.named(
        "startServer",
        () ->
            new Server(
                EventLoop.running(), handler, Async.await(resolve(host, port)), backlog, limit));
  }

  private static InetAddress lookUp(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(host + ": no such host; 127.0.0.1 is this machine", e);
    }
  }

  /// Looks a host up on another thread, unless it needs no looking up.
  private static Coroutine<InetSocketAddress> resolve(String host, int port) {
    return Coroutine.named(
        "resolve",
        () ->
            switch (host) {
              case "localhost", "127.0.0.1" ->
                  new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
              case "::1", "[::1]" -> new InetSocketAddress(InetAddress.ofLiteral("::1"), port);
              default ->
                  new InetSocketAddress(Async.await(Async.toThread(() -> lookUp(host))), port);
            });
  }
}
