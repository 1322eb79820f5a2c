package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.NetworkChannel;
import java.util.function.Consumer;

/// A listening socket on either kind of network.
abstract sealed class Listener implements SocketNetwork.Watched
    permits SelectedListener, CompletedListener {

  final EventLoop loop;
  final Consumer<Connection> accepted;
  final AcceptPause pause;
  private final NetworkChannel channel;
  private final InetSocketAddress address;

  /// Listens through `channel`, which is bound.
  Listener(EventLoop loop, NetworkChannel channel, Consumer<Connection> accepted)
      throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.accepted = accepted;
    address = (InetSocketAddress) channel.getLocalAddress();
    pause = new AcceptPause(loop, this, this::acceptNext);
  }

  /// Waits for the next connection.
  abstract void acceptNext();

  /// Opens a connection that came in; returns false if it hung up while it stood in the backlog.
  static boolean opens(SocketConnection connection) {
    try {
      connection.open(true);
      return true;
    } catch (IOException e) {
      connection.close();
      return false;
    }
  }

  /// Returns the address it listens on, with the port that the system chose if it was asked to.
  final InetSocketAddress localAddress() {
    return address;
  }

  final boolean isOpen() {
    return channel.isOpen();
  }

  /// Stops listening. Connections that were accepted go on.
  void close() {
    pause.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final String interest() {
    return "accept";
  }

  @Override
  public final String toString() {
    return "listening on " + Addresses.text(address);
  }
}
