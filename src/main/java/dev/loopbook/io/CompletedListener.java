package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
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
    network.add(this);
  }

  void acceptNext() {
    channel.accept(null, network.completion(loop, this, "a connection", this::take));
  }

  private void take(@Nullable AsynchronousSocketChannel socket, @Nullable Throwable failure) {
    if (!channel.isOpen()) {
      return;
    }
    if (socket != null) {
      var connection = new CompletedConnection(loop, network, socket);
      connection.opened();
      accepted.accept(connection);
    } else {
      loop.callExceptionHandler(new ExceptionContext("cannot accept on " + this, failure, this));
    }
    acceptNext();
  }

  @Override
  public InetSocketAddress localAddress() {
    return address;
  }

  @Override
  public void close() {
    network.remove(this);
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
