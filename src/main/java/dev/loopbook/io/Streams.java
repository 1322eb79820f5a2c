package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Connections for programs: `import static dev.loopbook.io.Streams.*;`
public final class Streams {

  /// What the system keeps of connections that were not accepted yet, unless set.
  private static final int BACKLOG = 100;

  private Streams() {}

  /// The two ends of a connection.
  ///
  /// @param reader what comes in
  /// @param writer what goes out
  public record Pair(StreamReader reader, StreamWriter writer) {}

  /// Returns a coroutine that connects to `port` of `host`.
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
          var connection = Async.await(Network.of(loop).connect(loop, address));
          return new Pair(new StreamReader(connection, limit), new StreamWriter(loop, connection));
        });
  }

  /// Returns a coroutine that begins to listen on `port` of `host`, and makes a task of `handler`
  /// for each client.
  ///
  /// @param port 0 to let the system choose; [Server#port] tells
  public static Coroutine<Server> startServer(Server.Handler handler, String host, int port) {
    return startServer(handler, host, port, BACKLOG, StreamReader.DEFAULT_LIMIT);
  }

  /// Returns a coroutine that begins to listen; `backlog` is how many connections may wait to be
  /// accepted, `limit` the most bytes that a line may have.
  public static Coroutine<Server> startServer(
      Server.Handler handler, String host, int port, int backlog, int limit) {
    return Coroutine.named(
        "startServer",
        () ->
            new Server(
                EventLoop.running(), handler, Async.await(resolve(host, port)), backlog, limit));
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
                  Async.await(
                      Async.toThread(
                          () -> new InetSocketAddress(InetAddress.getByName(host), port)));
            });
  }
}
