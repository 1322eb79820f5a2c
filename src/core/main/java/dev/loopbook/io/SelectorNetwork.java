package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.KeyboardInterrupt;
import dev.loopbook.text.Counted;
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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Asks the system which sockets are ready (epoll, kqueue), then does the reading and writing
/// itself.
final class SelectorNetwork extends SocketNetwork {

  private static final int READ_SIZE = 64 * 1024;

  private final Selector selector;
  // Every read goes through it: a thousand waiting sockets don't need a thousand buffers.
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_SIZE);
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
        // A selector counts in milliseconds. Rounded up, because waking early would waste a tick.
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
      selected(key).ready(operations);
    } catch (CancelledKeyException e) {
      // Closed between the system's answer and now; its waiters know already.
    }
  }

  @Override
  public void wakeUp() {
    selector.wakeup();
  }

  @Override
  public boolean isBusy() {
    return outside().isExpected() || watched().anyMatch(socket -> !socket.interest().isEmpty());
  }

  @Override
  Stream<Selected> watched() {
    return keys().stream().filter(SelectionKey::isValid).map(SelectorNetwork::selected);
  }

  /// Returns the keys of all sockets; none once it's closed, when a view may still ask.
  private Set<SelectionKey> keys() {
    return selector.isOpen() ? selector.keys() : Set.of();
  }

  private static Selected selected(SelectionKey key) {
    return (Selected) key.attachment();
  }

  @Override
  public void close() {
    outside().close();
    for (var key : List.copyOf(selector.keys())) {
      closeQuietly(key.channel());
    }
    closeQuietly(selector);
  }

  @Override
  SocketConnection newConnection(EventLoop loop, String peer) throws IOException {
    return new SelectedConnection(loop, this, SocketChannel.open(), peer);
  }

  @Override
  Listener newListener(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted)
      throws IOException {
    var channel = ServerSocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(address, backlog);
      return new SelectedListener(loop, this, channel, accepted);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Reads what `channel` has, up to 64 KiB, and adds it to `into`; returns how many bytes, or -1
  /// at the end of the stream.
  int read(ReadableByteChannel channel, ByteQueue into) throws IOException {
    var count = channel.read(scratch.clear());
    into.add(scratch.flip());
    return count;
  }

  /// Really closes what was closed: while its key is in the selector, the system keeps a channel
  /// open and its port taken.
  void forgetClosed() {
    if (selecting || !selector.isOpen()) {
      return;
    }
    try {
      selector.selectNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    selector.selectedKeys().clear(); // the next poll finds them again
  }

  /// Registers a channel, with no interest in anything yet.
  SelectionKey register(SelectableChannel channel, Selected selected) throws IOException {
    return channel.register(selector, 0, selected);
  }

  @Override
  public String kind() {
    return "selector";
  }

  @Override
  public String toString() {
    return format("<Selector %s>", Counted.of(keys().size(), "socket"));
  }

  /// A socket that the selector calls when it is ready.
  interface Selected extends Watched {

    /// Does what the socket is ready for; runs inside the loop's poll.
    void ready(int operations);
  }
}
