package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// A listening socket under a selector: accepts all that wait each time it is ready.
final class SelectedListener implements Listener, SelectorNetwork.Watched {

  private final EventLoop loop;
  private final SelectorNetwork network;
  private final ServerSocketChannel channel;
  private final Consumer<Connection> accepted;
  private final InetSocketAddress address;

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
  }

  @Override
  public void ready(int operations) {
    try {
      for (var socket = channel.accept(); socket != null; socket = channel.accept()) {
        take(socket);
      }
    } catch (IOException e) {
      // Out of descriptors, most likely: those that wait stay in the backlog until there are some
      // again.
      loop.callExceptionHandler(new ExceptionContext("cannot accept on " + this, e, this));
    }
  }

  private void take(SocketChannel socket) throws IOException {
    socket.configureBlocking(false);
    var connection = new SelectedConnection(loop, socket);
    connection.accepted(network.register(socket, connection));
    var listener = loop.listener();
    if (listener != null) {
      listener.ioReady(loop, this, "a connection");
    }
    loop.callSoon(() -> accepted.accept(connection));
  }

  @Override
  public InetSocketAddress localAddress() {
    return address;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "listening on " + Addresses.text(address);
  }
}
