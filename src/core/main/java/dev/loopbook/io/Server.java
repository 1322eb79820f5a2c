package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.text.Counted;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Listens, and runs one task for each connection that comes in, as asyncio's `Server`.
///
/// ```
/// LISTENING -> CLOSED (connections go on) -> all connections gone
/// ```
///
/// What a handler throws goes to the loop's exception handler; the other clients don't notice.
/// Belongs to the loop's thread.
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
  private final Set<StreamWriter> clients = new LinkedHashSet<>();
  private final Future<@Nullable Void> gone;
  private @Nullable Future<@Nullable Void> serving;
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
    clients.add(writer);
    writer.closed().addDoneCallback(NamedCallback.whenDone("client left", _ -> left(writer)));
    // The task can't close it by itself: if it's cancelled before its first step, it never runs.
    loop.createTask(talk(reader, writer), "client-" + served).addDoneCallback(_ -> writer.close());
  }

  private Coroutine<Void> talk(StreamReader reader, StreamWriter writer) {
    return Coroutine.named(
        "client",
        () -> {
          try {
            Async.await(handler.handle(reader, writer));
          } catch (CancelledError | LoopEscape end) {
            throw end;
          } catch (Throwable failure) {
            loop.callExceptionHandler(
                new ExceptionContext(
                    "Unhandled exception in the handler of a client", failure, this));
          }
        });
  }

  private void left(StreamWriter writer) {
    clients.remove(writer);
    noteGone();
  }

  private void noteGone() {
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

  /// Returns how many clients are connected. Bytes may still have to be sent to one whose handler
  /// has ended; a handler may go on after its connection is closed, and no longer counts.
  public int clients() {
    return clients.size();
  }

  /// Returns how many connections it has accepted since it started.
  public long served() {
    return served;
  }

  /// Returns whether it listens.
  public boolean isServing() {
    return !closed;
  }

  /// Returns a coroutine that serves until it is cancelled or the server is closed, which ends it
  /// with a [CancelledError]; then it closes the clients' connections and waits for them to go.
  ///
  /// The coroutine throws an [IllegalStateException] if the server is closed, or another coroutine
  /// serves already.
  public Coroutine<Void> serveForever() {
    return Coroutine.named(
        "serveForever",
        () -> {
          if (closed || serving != null) {
            throw new IllegalStateException(
                this + (closed ? " is closed" : " is already being awaited on serveForever()"));
          }
          Future<@Nullable Void> end = loop.createFuture("cancellation: it serves forever");
          serving = end;
          try {
            Async.await(end);
          } finally {
            serving = null;
            close();
            closeClients();
            Async.await(waitClosed());
          }
        });
  }

  /// Stops listening, and ends [#serveForever]. Clients that are connected go on.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    listener.close();
    loop.resources().closed(this);
    if (serving != null) {
      serving.cancel();
    }
    noteGone();
  }

  /// Closes the connections of all clients, after what was written to them is sent. Their handlers
  /// see the end of the stream.
  public void closeClients() {
    List.copyOf(clients).forEach(StreamWriter::close);
  }

  /// Closes the connections of all clients at once; what was written to them and not sent is lost.
  /// Their handlers see the end of the stream, and `drain` throws.
  public void abortClients() {
    List.copyOf(clients).forEach(StreamWriter::abort);
  }

  /// Returns a coroutine that waits until the server is closed and so are the connections of all
  /// its clients, however long that takes. It doesn't wait for their handlers: one that does
  /// something else meanwhile may outlive its connection. As asyncio's since 3.12.
  @SuppressWarnings("NullAway") // the only Void is null
  public Coroutine<Void> waitClosed() {
    return Coroutine.named("waitClosed", () -> Async.await(Async.shield(gone)));
  }

  @Override
  public String toString() {
    return format(
        "<Server %s, %s%s>",
        listener, Counted.of(clients.size(), "client"), closed ? ", closed" : "");
  }
}
