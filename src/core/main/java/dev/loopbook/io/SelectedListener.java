package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// A listening socket under a selector: accepts all that wait each time it is ready.
final class SelectedListener implements Listener, SelectorNetwork.Watched {

  private final EventLoop loop;
  private final SelectorNetwork network;
  private final ServerSocketChannel channel;
  private final SelectionKey key;
  private final Consumer<Connection> accepted;
  private final InetSocketAddress address;
  private final AcceptPause pause;

  /// Listens through `channel`, which is bound.
  SelectedListener(
      EventLoop loop,
      SelectorNetwork network,
      ServerSocketChannel channel,
      Consumer<Connection> accepted)
      throws IOException {
    this.loop = loop;
    this.network = network;
    this.channel = channel;
    this.accepted = accepted;
    address = (InetSocketAddress) channel.getLocalAddress();
    key = network.register(channel, this);
    pause = new AcceptPause(loop, this, () -> key.interestOps(SelectionKey.OP_ACCEPT));
    key.interestOps(SelectionKey.OP_ACCEPT);
  }

  @Override
  public void ready(int operations) {
    try {
      for (var socket = channel.accept(); socket != null; socket = channel.accept()) {
        take(socket);
      }
    } catch (IOException e) {
      key.interestOps(0);
      pause.begin(e);
    }
  }

  private void take(SocketChannel socket) throws IOException {
    var connection = new SelectedConnection(loop, network, socket, "socket");
    try {
      connection.opened(true);
    } catch (IOException e) {
      connection.close(); // it hung up while it stood in the backlog
      return;
    }
    var listener = loop.listener();
    if (listener != null) {
      listener.ioReady(loop, this, "a connection");
    }
    loop.callSoon(() -> accepted.accept(connection));
  }

  @Override
  public int awaited() {
    return SelectionKey.OP_ACCEPT;
  }

  @Override
  public InetSocketAddress localAddress() {
    return address;
  }

  @Override
  public void close() {
    pause.cancel();
    try {
      channel.close();
      network.forgetClosed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "listening on " + Addresses.text(address);
  }
}
