package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Listens, and runs one task for each connection that comes in, as asyncio's `Server`.
///
/// ```
/// LISTENING -> CLOSED (connections go on) -> all connections gone
/// ```
public final class Server implements AutoCloseable {

  /// Talks to one client.
  @FunctionalInterface
  public interface Handler {

    /// Returns the coroutine that talks to one client. When it ends, the connection is closed if it
    /// is still open.
    Coroutine<?> handle(StreamReader reader, StreamWriter writer);
  }

  private final EventLoop loop;
  private final Handler handler;
  private final int limit;
  private final Listener listener;
  private final Map<Task<?>, StreamWriter> clients = new LinkedHashMap<>();
  private final Future<Void> gone;
  private boolean closed;
  private long served;

  Server(EventLoop loop, Handler handler, InetSocketAddress address, int backlog, int limit) {
    this.loop = loop;
    this.handler = handler;
    this.limit = limit;
    listener = Network.of(loop).listen(loop, address, backlog, this::serve);
    gone = loop.createFuture(this);
    loop.resources().opened(this);
  }

  private void serve(Connection connection) {
    if (closed) {
      connection.close();
      return;
    }
    served++;
    var reader = new StreamReader(connection, limit);
    var writer = new StreamWriter(loop, connection);
    Task<?> task = loop.createTask(talk(reader, writer), "client-" + served);
    clients.put(task, writer);
    task.addDoneCallback(_ -> left(task));
  }

  private Coroutine<Void> talk(StreamReader reader, StreamWriter writer) {
    return Coroutine.named(
        "client",
        () -> {
          try {
            Async.await(handler.handle(reader, writer));
          } catch (CancelledError cancelled) {
            throw cancelled;
          } catch (Exception failure) {
            loop.callExceptionHandler(
                new ExceptionContext(
                    "Unhandled exception in the handler of a client", failure, this));
          } finally {
            writer.close();
          }
        });
  }

  private void left(Task<?> client) {
    clients.remove(client);
    if (closed && clients.isEmpty() && !gone.isDone()) {
      gone.setResult(null);
    }
  }

  /// Returns the address that it listens on.
  public InetSocketAddress address() {
    return listener.localAddress();
  }

  /// Returns the port that it listens on; the one that the system chose if it was asked for port 0.
  public int port() {
    return address().getPort();
  }

  /// Returns how many clients are connected now.
  public int clients() {
    return clients.size();
  }

  /// Returns whether it listens.
  public boolean isServing() {
    return !closed;
  }

  /// Returns a coroutine that serves until it is cancelled, and then closes the server.
  public Coroutine<Void> serveForever() {
    return Coroutine.named(
        "serveForever",
        () -> {
          try {
            Async.await(loop.createFuture("cancellation: it serves forever"));
          } finally {
            close();
            Async.await(waitClosed());
          }
        });
  }

  /// Stops listening. Clients that are connected go on.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    listener.close();
    loop.resources().closed(this);
    if (clients.isEmpty()) {
      gone.setResult(null);
    }
  }

  /// Closes the connections of all clients, after what was written to them is sent.
  public void closeClients() {
    List.copyOf(clients.values()).forEach(StreamWriter::close);
  }

  /// Breaks the connections of all clients off.
  public void abortClients() {
    List.copyOf(clients.values()).forEach(StreamWriter::abort);
  }

  /// Waits until the server is closed and all its clients are gone.
  public Coroutine<Void> waitClosed() {
    return Coroutine.named("waitClosed", () -> Async.await(Async.shield(gone)));
  }

  @Override
  public String toString() {
    return "<Server %s, %d clients%s>"
        .formatted(listener, clients.size(), closed ? ", closed" : "");
  }
}
