package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// A UDP socket: whole messages that may get lost, as asyncio's `create_datagram_endpoint`.
///
/// On a selector the loop reads it when it is ready. The JDK has no asynchronous datagrams, so on a
/// proactor a thread of its own does the reading.
public final class Datagrams implements AutoCloseable {

  /// A message that came.
  ///
  /// @param data its bytes
  /// @param sender who sent it
  public record Datagram(byte[] data, InetSocketAddress sender) {}

  private static final int LARGEST = 65_535;

  /// How many messages are kept until somebody takes them; like a full system buffer, more are
  /// dropped.
  private static final int MOST_KEPT = 1_000;

  private final EventLoop loop;
  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final Deque<Datagram> arrived = new ArrayDeque<>();
  private final Deque<Future<Void>> waiting = new ArrayDeque<>();
  private @Nullable Runnable stopWatching;
  private boolean closed;

  private Datagrams(EventLoop loop, DatagramChannel channel) throws IOException {
    this.loop = loop;
    this.channel = channel;
    address = (InetSocketAddress) channel.getLocalAddress();
    loop.resources().opened(this);
  }

  /// Returns a coroutine that opens a socket on `port` of 127.0.0.1; 0 lets the system choose the
  /// port.
  public static Coroutine<Datagrams> open(int port) {
    return Coroutine.named(
        "open",
        () -> {
          var loop = EventLoop.running();
          var channel = DatagramChannel.open();
          try {
            channel.bind(new InetSocketAddress("127.0.0.1", port));
            var socket = new Datagrams(loop, channel);
            socket.watch(Network.of(loop));
            return socket;
          } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
          }
        });
  }

  private void watch(Network network) throws IOException {
    switch (network) {
      case SelectorNetwork selector -> {
        channel.configureBlocking(false);
        var key = selector.register(channel, new Watched());
        key.interestOps(SelectionKey.OP_READ);
        stopWatching = key::cancel;
      }
      case ProactorNetwork proactor -> {
        stopWatching = proactor.watch(this::toString);
        Thread.ofPlatform().daemon().name("loopbook-datagrams").start(this::readOnThread);
      }
    }
  }

  private final class Watched implements SelectorNetwork.Watched {
    @Override
    public void ready(int operations) {
      try {
        for (var next = receiveNow(); next != null; next = receiveNow()) {
          arrive(next);
        }
      } catch (IOException e) {
        fail(e);
      }
    }

    @Override
    public String toString() {
      return Datagrams.this.toString();
    }
  }

  private @Nullable Datagram receiveNow() throws IOException {
    var buffer = ByteBuffer.allocate(LARGEST);
    var sender = channel.receive(buffer);
    if (!(sender instanceof InetSocketAddress from)) {
      return null;
    }
    var data = new byte[buffer.flip().remaining()];
    buffer.get(data);
    return new Datagram(data, from);
  }

  private void readOnThread() {
    try {
      for (var next = receiveNow(); next != null; next = receiveNow()) {
        var message = next;
        loop.callSoonThreadsafe(() -> arrive(message));
      }
    } catch (IOException | IllegalStateException e) {
      // Closed: the socket, or the loop.
    }
  }

  private void arrive(Datagram message) {
    var listener = loop.listener();
    if (listener != null) {
      listener.ioReady(loop, this, "a datagram");
    }
    if (arrived.size() < MOST_KEPT) {
      arrived.add(message);
    }
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

  /// Returns a coroutine of the next message.
  public Coroutine<Datagram> receive() {
    return Coroutine.named(
        "receive",
        () -> {
          while (arrived.isEmpty()) {
            if (closed) {
              throw new ClosedChannelException();
            }
            Future<Void> message = loop.createFuture("a datagram on " + Addresses.text(address));
            waiting.add(message);
            try {
              Async.await(message);
            } finally {
              waiting.remove(message);
            }
          }
          return arrived.remove();
        });
  }

  /// Sends `data` to `receiver`, at once; whether it arrives nobody knows.
  ///
  /// @throws IOException if the system refuses it, for example because it is too long
  public void send(byte[] data, InetSocketAddress receiver) throws IOException {
    channel.send(ByteBuffer.wrap(data), receiver);
  }

  /// Returns the address it receives on.
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    loop.resources().closed(this);
    if (stopWatching != null) {
      stopWatching.run();
    }
    channel.close();
    fail(new ClosedChannelException());
  }

  @Override
  public String toString() {
    return "datagrams on " + Addresses.text(address);
  }
}
