package dev.loopbook.io;

import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/// Connections for programs: `import static dev.loopbook.io.Streams.*;`
public final class Streams {

  /// How many connections the system keeps until they are accepted, unless set.
  private static final int BACKLOG = 100;

  private Streams() {}

  /// The two ends of a connection.
  ///
  /// @param reader what comes in
  /// @param writer what goes out
  public record Pair(StreamReader reader, StreamWriter writer) {

    /// Checks that both are there.
    public Pair {
      requireNonNull(reader, "reader");
      requireNonNull(writer, "writer");
    }
  }

  /// Returns a coroutine that connects to `port` of `host`. If the name has several addresses, they
  /// are tried one after another, until one answers.
  ///
  /// The coroutine throws an [UncheckedIOException] that says so if nobody listens there, or if
  /// there is no such host.
  public static Coroutine<Pair> openConnection(String host, int port) {
    return openConnection(host, port, StreamReader.DEFAULT_LIMIT);
  }

  /// Returns a coroutine that connects; `limit` is the most bytes that a line may have.
  public static Coroutine<Pair> openConnection(String host, int port, int limit) {
    requireNonNull(host, "host");
    return Coroutine.named(
        "openConnection",
        () -> {
          var loop = EventLoop.running();
          var addresses = Async.await(resolve(host, port));
          var connection = ConnectAttempts.toAnyOf(loop, host, addresses);
          return new Pair(new StreamReader(connection, limit), new StreamWriter(loop, connection));
        });
  }

  /// Returns streams on a connection that is open already, and that need not be a socket. Called on
  /// the loop's thread.
  public static Pair over(Connection connection) {
    requireNonNull(connection, "connection");
    return new Pair(
        new StreamReader(connection, StreamReader.DEFAULT_LIMIT),
        new StreamWriter(EventLoop.running(), connection));
  }

  /// Returns a coroutine that starts to listen on `port` of `host`, and runs `handler` in a task
  /// for each client. If the name has several addresses, it listens on the first.
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
    requireNonNull(handler, "handler");
    requireNonNull(host, "host");
    return Coroutine.named(
        "startServer",
        () ->
            new Server(
                EventLoop.running(),
                handler,
                Async.await(resolve(host, port)).getFirst(),
                backlog,
                limit));
  }

  /// Looks a host up on another thread, unless it needs no looking up.
  private static Coroutine<List<InetSocketAddress>> resolve(String host, int port) {
    return Coroutine.named(
        "resolve",
        () ->
            switch (host) {
              case "localhost" -> List.of(at("127.0.0.1", port), at("::1", port));
              case "127.0.0.1" -> List.of(at("127.0.0.1", port));
              case "::1", "[::1]" -> List.of(at("::1", port));
              default -> Async.await(Async.toThread(() -> lookUp(host, port)));
            });
  }

  private static InetSocketAddress at(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  private static List<InetSocketAddress> lookUp(String host, int port) {
    try {
      return Stream.of(InetAddress.getAllByName(host))
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(host + ": no such host; 127.0.0.1 is this machine", e);
    }
  }
}
