package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.KeyboardInterrupt;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Asks the system which sockets are ready (epoll, kqueue), then does the reading and writing
/// itself.
final class SelectorNetwork implements Network {

  private static final int READ_SIZE = 64 * 1024;

  private final Selector selector;
  // What every read goes through: a thousand sockets that wait need no thousand buffers.
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_SIZE);
  private final OutsideCaller expected = new OutsideCaller();
  private boolean selecting;

  private SelectorNetwork(Selector selector) {
    this.selector = selector;
  }

  static SelectorNetwork open() {
    try {
      return new SelectorNetwork(Selector.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void poll(long nanos) {
    selecting = true;
    try {
      if (nanos == 0) {
        selector.selectNow(SelectorNetwork::ready);
      } else if (nanos < 0) {
        selector.select(SelectorNetwork::ready);
      } else {
        // Milliseconds are what a selector counts in. Rounded up: too early would only be a tick
        // for nothing.
        selector.select(SelectorNetwork::ready, (nanos - 1) / 1_000_000 + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      selecting = false;
    }
    if (Thread.interrupted()) {
      throw new KeyboardInterrupt();
    }
  }

  private static void ready(SelectionKey key) {
    try {
      var operations = key.readyOps();
      watched(key).ready(operations);
    } catch (CancelledKeyException e) {
      // Closed between the system's answer and now: its waiters were told then.
    }
  }

  @Override
  public void wakeUp() {
    selector.wakeup();
  }

  @Override
  public boolean isBusy() {
    return !expected.isEmpty()
        || selector.keys().stream().anyMatch(key -> key.isValid() && watched(key).awaited() != 0);
  }

  private static Watched watched(SelectionKey key) {
    return (Watched) key.attachment();
  }

  @Override
  public void close() {
    expected.close();
    for (var key : List.copyOf(selector.keys())) {
      closeQuietly(key.channel());
    }
    closeQuietly(selector);
  }

  // The loop is over; a socket that cannot be closed must not keep the others open.
  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The system has given it up already.
    }
  }

  @Override
  public Future<Connection> connect(EventLoop loop, InetSocketAddress address) {
    Future<Connection> connected = loop.createFuture("a connection to " + Addresses.text(address));
    try {
      new SelectedConnection(loop, this, SocketChannel.open(), Addresses.text(address))
          .connect(address, connected);
    } catch (IOException e) {
      connected.setException(SocketFailures.cannotConnect(Addresses.text(address), e));
    }
    return connected;
  }

  @Override
  public Listener listen(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted) {
    try {
      var channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        channel.bind(address, backlog);
        return new SelectedListener(loop, this, channel, accepted);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw SocketFailures.cannotListen(address, e);
    }
  }

  /// Reads what `channel` has, up to 64 KiB, and adds it to `into`; returns how many bytes, or -1
  /// at the end of the stream.
  int read(ReadableByteChannel channel, ByteQueue into) throws IOException {
    var count = channel.read(scratch.clear());
    into.add(scratch.flip());
    return count;
  }

  /// Really closes what was closed: while its key stands in the selector, the system keeps a
  /// channel open, and its port taken.
  void forgetClosed() throws IOException {
    if (!selecting && selector.isOpen()) {
      selector.selectNow();
      selector.selectedKeys().clear(); // the next poll finds them again
    }
  }

  OutsideCaller expected() {
    return expected;
  }

  /// Puts a channel under watch, without interest in anything yet.
  SelectionKey register(SelectableChannel channel, Watched watched) throws IOException {
    return channel.register(selector, 0, watched);
  }

  @Override
  public List<Descriptor> descriptors() {
    var sockets =
        selector.keys().stream()
            .filter(SelectionKey::isValid)
            .map(key -> new Descriptor(watched(key).toString(), interest(watched(key).awaited())));
    return Stream.concat(sockets, expected.descriptors())
        .sorted(Comparator.comparing(Descriptor::what))
        .toList();
  }

  private static String interest(int operations) {
    var words = new StringJoiner(", ");
    if ((operations & SelectionKey.OP_ACCEPT) != 0) {
      words.add("accept");
    }
    if ((operations & SelectionKey.OP_CONNECT) != 0) {
      words.add("connect");
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      words.add("read");
    }
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      words.add("write");
    }
    return words.toString();
  }

  @Override
  public String kind() {
    return "selector";
  }

  @Override
  public String toString() {
    return format("<Selector %d sockets>", selector.keys().size());
  }

  /// What a selector tells that a socket is ready.
  interface Watched {

    /// Does what the socket is ready for; runs inside the loop's poll.
    void ready(int operations);

    /// Returns the operations that somebody waits for; the selector may be asked for more.
    int awaited();
  }
}
