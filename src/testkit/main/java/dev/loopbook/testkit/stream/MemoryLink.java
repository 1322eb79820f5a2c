package dev.loopbook.testkit.stream;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.io.Server;
import dev.loopbook.io.Streams;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// A connection without a network: two ends with real streams, and between them two wires that a
/// test can slow down and break.
///
///     var link = MemoryLink.buffered();
///     link.toServer().latency(millis(20)).chunksOf(1);
///     var serving = link.serve(this::handle);
///     link.client().writer().write("hello\n");
///     assertEquals("HELLO\n", await(link.client().reader().readLine()));
///
/// Everything happens on the loop's clock. Each end that is used must be closed, like a real one. A
/// link is made on a running loop, and belongs to its thread.
@API(status = MAINTAINED, since = "1.0")
public final class MemoryLink {

  private static final int CLIENT = 50_000;

  private static final int SERVER = 80;

  private final EventLoop loop = EventLoop.running();
  private final Wire toServer;
  private final Wire toClient;
  private final int capacity;
  // Made on demand: an end that nobody uses needn't be closed.
  private Streams.@Nullable Pair client;
  private Streams.@Nullable Pair server;

  private MemoryLink(int capacity) {
    toServer = new Wire(loop, "memory client", "memory server", this, capacity);
    toClient = new Wire(loop, "memory server", "memory client", this, capacity);
    this.capacity = capacity;
  }

  /// Returns a link that takes whatever is sent at once, and keeps it until it's read.
  public static MemoryLink buffered() {
    return new MemoryLink(Wire.UNLIMITED);
  }

  /// Returns a link that keeps at most `capacity` unread bytes in each direction; then the sender
  /// has to wait, as with a socket.
  public static MemoryLink buffered(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          format("capacity is %d; for none at all there is MemoryLink.lockstep()", capacity));
    }
    return new MemoryLink(capacity);
  }

  /// Returns a link that keeps nothing: `drain()` waits until the other side has read everything.
  public static MemoryLink lockstep() {
    return new MemoryLink(Wire.LOCKSTEP);
  }

  /// Returns the streams of the side that called.
  public Streams.Pair client() {
    if (client == null) {
      client = end("memory client", toServer, toClient, CLIENT, SERVER);
    }
    return client;
  }

  /// Returns the streams of the side that was called.
  public Streams.Pair server() {
    if (server == null) {
      server = end("memory server", toClient, toServer, SERVER, CLIENT);
    }
    return server;
  }

  private Streams.Pair end(String name, Wire out, Wire in, int localPort, int remotePort) {
    var end =
        Streams.over(new MemoryConnection(name, out, in, address(localPort), address(remotePort)));
    if (capacity == Wire.LOCKSTEP) {
      end.writer().setWriteBufferLimits(0, 0);
    }
    return end;
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /// Returns the wire from the client to the server.
  public Wire toServer() {
    return toServer;
  }

  /// Returns the wire from the server to the client.
  public Wire toClient() {
    return toClient;
  }

  /// Runs `handler` on the server's end as a task, and closes that end afterwards, as a server
  /// does.
  public Task<Void> serve(Server.Handler handler) {
    var end = server();
    return loop.createTask(
        Coroutine.named(
            "serve",
            () -> {
              try {
                Async.await(handler.handle(end.reader(), end.writer()));
              } finally {
                end.writer().close();
              }
            }),
        "server");
  }

  /// Breaks the connection now, for both sides.
  public void drop() {
    breakOff("connection reset");
  }

  void breakOff(String reason) {
    toServer.breakOff(reason);
    toClient.breakOff(reason);
  }

  @Override
  public String toString() {
    return format("<MemoryLink %s %s>", toServer, toClient);
  }
}
