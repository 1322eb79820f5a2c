package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What both kinds of network share: how opening a socket fails, and what is shown of those that
/// are open.
abstract sealed class SocketNetwork implements Network permits SelectorNetwork, ProactorNetwork {

  private final OutsideEvents outside = new OutsideEvents();

  /// A socket of a network. Its `toString` says which.
  interface Watched {

    /// Returns what somebody waits for: `accept`, `connect`, `read`, `write`, `read, write`, or
    /// empty.
    String interest();
  }

  /// Makes a socket that isn't connected yet.
  abstract SocketConnection newConnection(EventLoop loop, String peer) throws IOException;

  abstract Listener newListener(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted)
      throws IOException;

  abstract Stream<? extends Watched> watched();

  @Override
  public final Future<Connection> connect(EventLoop loop, InetSocketAddress address) {
    var peer = Addresses.text(address);
    Future<Connection> connected = loop.createFuture("a connection to " + peer);
    try {
      newConnection(loop, peer).connect(address, connected);
    } catch (IOException e) {
      connected.setException(SocketFailures.cannotConnect(peer, e));
    }
    return connected;
  }

  @Override
  public final Listener listen(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted) {
    try {
      return newListener(loop, address, backlog, accepted);
    } catch (IOException e) {
      throw SocketFailures.cannotListen(address, e);
    }
  }

  /// Returns what may call the loop from outside, though it is no socket.
  final OutsideEvents outside() {
    return outside;
  }

  @Override
  public final List<Descriptor> descriptors() {
    var sockets = watched().map(socket -> new Descriptor(socket.toString(), socket.interest()));
    return Stream.concat(sockets, outside.descriptors())
        .sorted(Comparator.comparing(Descriptor::what))
        .toList();
  }

  /// Tells the loop's listener that `event` has come to `socket`.
  static void report(EventLoop loop, Object socket, String event) {
    var listener = loop.listener();
    if (listener != null) {
      listener.ioReady(loop, socket, event);
    }
  }

  /// Closes what belonged to a loop that is over: one that can't be closed must not keep the others
  /// open.
  static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The system has given it up already.
    }
  }
}
