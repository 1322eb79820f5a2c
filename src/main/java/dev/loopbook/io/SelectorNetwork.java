package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.KeyboardInterrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;

/// Asks the system which sockets are ready (epoll, kqueue), then does the reading and writing
/// itself.
final class SelectorNetwork implements Network {

  private final Selector selector;

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
    try {
      if (nanos == 0) {
        selector.selectNow(SelectorNetwork::ready);
      } else if (nanos < 0) {
        selector.select(SelectorNetwork::ready);
      } else {
        // Milliseconds are what a selector counts in. Rounded up: too early would only be a tick
        // for nothing.
        selector.select(SelectorNetwork::ready, Math.max(1, (nanos + 999_999) / 1_000_000));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (Thread.interrupted()) {
      throw new KeyboardInterrupt();
    }
  }

  private static void ready(SelectionKey key) {
    try {
      var operations = key.readyOps();
      ((Watched) key.attachment()).ready(operations);
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
    return selector.keys().stream().anyMatch(key -> key.isValid() && key.interestOps() != 0);
  }

  @Override
  public void close() {
    try {
      for (var key : List.copyOf(selector.keys())) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Future<Connection> connect(EventLoop loop, InetSocketAddress address) {
    Future<Connection> connected = loop.createFuture("a connection to " + Addresses.text(address));
    try {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      var connection = new SelectedConnection(loop, channel);
      connection.begin(register(channel, connection), address, connected);
    } catch (IOException e) {
      connected.setException(e);
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
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      var listener = new SelectedListener(loop, this, channel, accepted);
      register(channel, listener).interestOps(SelectionKey.OP_ACCEPT);
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + Addresses.text(address), e);
    }
  }

  /// Puts a channel under watch, without interest in anything yet.
  SelectionKey register(SelectableChannel channel, Watched watched) throws IOException {
    return channel.register(selector, 0, watched);
  }

  @Override
  public List<Descriptor> descriptors() {
    return selector.keys().stream()
        .filter(SelectionKey::isValid)
        .map(key -> new Descriptor(key.attachment().toString(), interest(key.interestOps())))
        .sorted((a, b) -> a.what().compareTo(b.what()))
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
    return "<Selector %d sockets>".formatted(selector.keys().size());
  }

  /// What a selector tells that a socket is ready.
  interface Watched {

    /// Does what the socket is ready for; runs inside the loop's poll.
    void ready(int operations);
  }
}
