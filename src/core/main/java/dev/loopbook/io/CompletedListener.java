package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A listening socket under a proactor: one accept is under way at a time.
final class CompletedListener implements Listener, ProactorNetwork.Open {

  private final EventLoop loop;
  private final ProactorNetwork network;
  private final AsynchronousServerSocketChannel channel;
  private final Consumer<Connection> accepted;
  private final InetSocketAddress address;
  private final AcceptPause pause;

  CompletedListener(
      EventLoop loop,
      ProactorNetwork network,
      AsynchronousServerSocketChannel channel,
      Consumer<Connection> accepted)
      throws IOException {
    this.loop = loop;
    this.network = network;
    this.channel = channel;
    this.accepted = accepted;
    address = (InetSocketAddress) channel.getLocalAddress();
    pause = new AcceptPause(loop, this, this::acceptNext);
    network.add(this);
  }

  void acceptNext() {
    network.<AsynchronousSocketChannel>start(
        loop, this, "a connection", handler -> channel.accept(null, handler), this::take);
  }

  private void take(@Nullable AsynchronousSocketChannel socket, @Nullable Throwable failure) {
    if (!channel.isOpen()) {
      if (socket != null) {
        close(socket);
      }
    } else if (socket == null) {
      pause.begin(failure);
    } else {
      acceptNext();
      hand(socket);
    }
  }

  private void hand(AsynchronousSocketChannel socket) {
    var connection = new CompletedConnection(loop, network, socket, "socket");
    try {
      connection.opened(true);
    } catch (IOException e) {
      connection.close(); // it hung up while it stood in the backlog
      return;
    }
    accepted.accept(connection);
  }

  @Override
  public InetSocketAddress localAddress() {
    return address;
  }

  @Override
  public void close() {
    network.remove(this);
    pause.cancel();
    close(channel);
  }

  private static void close(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String interest() {
    return "accept";
  }

  @Override
  public String toString() {
    return "listening on " + Addresses.text(address);
  }
}
