package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Primitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets `./run.sh attach PID` look at this program's loop from another process: its tasks, who
/// waits for whom, its locks and queues.
///
/// ```java
/// run(async(() -> {
///   var _ = Attach.listen(jobs);
///   …
/// }));
/// ```
///
/// Nothing listens unless a program asks for it. Then it's a port of the loopback interface, and
/// only who can read a file of this user's gets an answer: the file has a token, and nobody else
/// may read it. Answers are made on the loop's thread, between two callbacks. Whoever attaches only
/// looks, except with `--step`: that holds the loop, tick by tick, until it's let go or whoever
/// holds it is gone.
public final class Attach implements AutoCloseable {
  private static final int BACKLOG = 8;

  private final EventLoop loop;
  private final ServerSocket server;
  private final AttachTicket ticket;
  private final LoopQuestions questions;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Attach(EventLoop loop, ServerSocket server, AttachTicket ticket, List<Primitive> shown) {
    this.loop = loop;
    this.server = server;
    this.ticket = ticket;
    this.questions = new LoopQuestions(loop, Thread.currentThread(), shown);
  }

  /// Begins to listen for the running loop, until it's closed, or this is.
  ///
  /// @param shown locks and queues to show even while nobody waits at them; a loop knows only of
  ///   those where somebody does
  /// @throws IllegalStateException if no loop is running on this thread
  /// @throws UncheckedIOException if no port can be opened, or the file can't be written where
  ///   nobody else reads it
  public static Attach listen(Primitive... shown) {
    var loop = EventLoop.running();
    try {
      var server = new ServerSocket();
      try {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        var attach =
            new Attach(loop, server, AttachTicket.write(server.getLocalPort()), List.of(shown));
        attach.start();
        return attach;
      } catch (IOException | RuntimeException failed) {
        server.close();
        throw failed;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("attach: cannot listen: " + failure.getMessage(), failure);
    }
  }

  private void start() {
    Thread.ofPlatform().daemon().name("attach").start(this::accept);
    Runtime.getRuntime().addShutdownHook(new Thread(ticket::delete, "attach-clean-up"));
  }

  /// Returns the port on the loopback interface.
  public int port() {
    return ticket.port();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        if (open.size() >= BACKLOG || loop.isClosed()) {
          socket.close();
          continue;
        }
        open.add(socket);
        Thread.ofPlatform()
            .daemon()
            .name("attached")
            .start(
                () -> {
                  try (socket) {
                    new AttachConnection(socket, ticket.token(), questions).serve();
                  } catch (IOException _) {
                    // whoever it was is gone
                  } finally {
                    open.remove(socket);
                  }
                });
      } catch (IOException _) {
        // closed, or a connection that broke at once
      }
    }
  }

  /// Ends listening, and whatever is attached.
  @Override
  public void close() {
    ticket.delete();
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException _) {
      // closed is what it was to be
    }
  }

  @Override
  public String toString() {
    return "<Attach port " + port() + ">";
  }
}
