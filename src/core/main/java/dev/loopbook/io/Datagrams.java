package dev.loopbook.io;

import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A UDP socket: whole messages that may get lost, as asyncio's `create_datagram_endpoint`.
///
/// On a selector the loop reads it when it is ready. The JDK has no asynchronous datagrams, so on a
/// proactor a separate thread reads. Neither way does a send ever wait. Belongs to the loop's
/// thread.
public final class Datagrams implements AutoCloseable {

  /// A message that came.
  ///
  /// @param data its bytes
  /// @param sender who sent it
  @SuppressWarnings("ArrayRecordComponent") // bytes are what a datagram is
  public record Datagram(byte[] data, InetSocketAddress sender) {

    /// Checks that both are there.
    public Datagram {
      requireNonNull(data, "data");
      requireNonNull(sender, "sender");
    }
  }

  private static final int LARGEST = 65_535;

  /// How many messages are read at a time, so that a flood doesn't hold the loop.
  private static final int MOST_IN_A_TICK = 100;

  /// How many messages are kept until somebody takes them. More are dropped, as if the system's
  /// buffer were full.
  private static final int MOST_KEPT = 1_000;

  private final EventLoop loop;
  final DatagramChannel channel; // tests break it
  private final InetSocketAddress address;
  private final Deque<Datagram> arrived = new ArrayDeque<>();
  private final Deque<Future<@Nullable Void>> waiting = new ArrayDeque<>();
  // Used by the thread that reads: the loop's on a selector, a separate one on a proactor.
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
  // Taken by the thread that reads on a proactor, given back by the loop's.
  private final Semaphore onTheirWay = new Semaphore(MOST_KEPT);
  private final Runnable stopWatching;
  private boolean closed;

  private Datagrams(EventLoop loop, DatagramChannel channel, Network network) throws IOException {
    this.loop = loop;
    this.channel = channel;
    address = (InetSocketAddress) channel.getLocalAddress();
    stopWatching = watch(network);
    loop.resources().opened(this);
  }

  /// Returns a coroutine that opens a socket on `port` of 127.0.0.1; 0 lets the system choose the
  /// port.
  ///
  /// The coroutine throws an [java.io.UncheckedIOException] that says so if the port is taken.
  public static Coroutine<Datagrams> open(int port) {
    return Coroutine.named(
        "open",
        () -> {
          var loop = EventLoop.running();
          var network = Network.of(loop);
          var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
          var channel = DatagramChannel.open();
          try {
            channel.bind(address);
            return new Datagrams(loop, channel, network);
          } catch (IOException e) {
            channel.close();
            throw SocketFailures.cannotListen(address, e);
          }
        });
  }

  /// Starts to read; returns what stops it.
  private Runnable watch(Network network) throws IOException {
    channel.configureBlocking(false);
    if (network instanceof SelectorNetwork selector) {
      var key = selector.register(channel, new Selected());
      key.interestOps(SelectionKey.OP_READ);
      return key::cancel;
    }
    // The thread waits with a selector of its own: on a channel that blocks, a send would too.
    var selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
    var expectNoMore =
        OutsideEvents.expect(
            loop, new OutsideEvents.Source(toString(), this::interest, () -> stopThread(selector)));
    Thread.ofPlatform().daemon().name("loopbook-datagrams").start(() -> readOnThread(selector));
    return () -> {
      expectNoMore.run();
      stopThread(selector);
    };
  }

  private void stopThread(Selector selector) {
    SocketNetwork.closeQuietly(channel);
    SocketNetwork.closeQuietly(selector);
  }

  private String interest() {
    return waiting.isEmpty() ? "" : "read";
  }

  private final class Selected implements SelectorNetwork.Selected {
    @Override
    public void ready(int operations) {
      try {
        for (var left = MOST_IN_A_TICK; left > 0; left--) {
          var next = receiveNow();
          if (next == null) {
            return;
          }
          arrive(next);
        }
      } catch (IOException e) {
        fail(SocketFailures.broken(this, e));
      }
    }

    @Override
    public String interest() {
      return Datagrams.this.interest();
    }

    @Override
    public String toString() {
      return Datagrams.this.toString();
    }
  }

  private @Nullable Datagram receiveNow() throws IOException {
    var sender = channel.receive(buffer.clear());
    if (!(sender instanceof InetSocketAddress from)) {
      return null;
    }
    var data = new byte[buffer.flip().remaining()];
    buffer.get(data);
    return new Datagram(data, from);
  }

  private void readOnThread(Selector selector) {
    try {
      while (selector.isOpen()) {
        selector.select(_ -> {});
        readAll();
      }
    } catch (IOException | IllegalStateException e) {
      // Closed: the socket, its selector, or the loop.
    }
  }

  /// Reads what is there. A failure is for whoever waits now; the next message may come all the
  /// same.
  private void readAll() throws ClosedChannelException {
    try {
      for (var next = receiveNow(); next != null; next = receiveNow()) {
        var message = next;
        post(() -> arrive(message));
      }
    } catch (ClosedChannelException closed) {
      throw closed;
    } catch (IOException e) {
      post(() -> fail(SocketFailures.broken(this, e)));
    }
  }

  /// Has the loop do what a message or a failure asks for. While the loop is held and much is on
  /// its way to it, it is dropped, as it would be if the loop had it already.
  private void post(Runnable event) {
    if (!onTheirWay.tryAcquire()) {
      return;
    }
    loop.callSoonThreadsafe(
        () -> {
          onTheirWay.release();
          event.run();
        });
  }

  private void arrive(Datagram message) {
    SocketNetwork.report(loop, this, "a datagram");
    if (arrived.size() < MOST_KEPT) {
      arrived.add(message);
      wakeNext();
    }
  }

  private void wakeNext() {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!next.isDone()) {
        next.setResult(null);
        return;
      }
    }
  }

  private void fail(Throwable failure) {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!next.isDone()) {
        next.setException(failure);
      }
    }
  }

  /// Returns a coroutine of the next message. Several may wait; each message goes to one.
  ///
  /// The coroutine throws an [java.io.UncheckedIOException] if the socket is closed.
  public Coroutine<Datagram> receive() {
    return Coroutine.named(
        "receive",
        () -> {
          while (arrived.isEmpty()) {
            if (closed) {
              throw SocketFailures.closed(this);
            }
            Future<@Nullable Void> message =
                loop.createFuture("a datagram on " + Addresses.text(address));
            waiting.add(message);
            try {
              Async.await(message);
            } catch (CancelledError cancelled) {
              waiting.remove(message);
              if (!arrived.isEmpty()) {
                wakeNext(); // it may have been woken for a message that it no longer takes
              }
              throw cancelled;
            }
          }
          return arrived.remove();
        });
  }

  /// Sends `data` to `receiver` at once; nobody knows whether it arrives.
  ///
  /// @throws java.nio.channels.ClosedChannelException if the socket is closed
  /// @throws IOException if the system refuses it, for example because it is too long
  public void send(byte[] data, InetSocketAddress receiver) throws IOException {
    if (closed) {
      throw new ClosedError(this);
    }
    channel.send(ByteBuffer.wrap(data), receiver);
  }

  /// Returns the address it receives on.
  public InetSocketAddress address() {
    return address;
  }

  /// Closes the socket; a [#receive] that is waiting throws.
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    loop.resources().closed(this);
    stopWatching.run();
    channel.close();
    fail(SocketFailures.closed(this));
  }

  @Override
  public String toString() {
    return "datagrams on " + Addresses.text(address);
  }
}
