package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A listening socket under a proactor: one accept is under way at a time.
final class CompletedListener extends Listener {

  private final ProactorNetwork network;
  private final AsynchronousServerSocketChannel channel;

  CompletedListener(
      EventLoop loop,
      ProactorNetwork network,
      AsynchronousServerSocketChannel channel,
      Consumer<Connection> accepted)
      throws IOException {
    super(loop, channel, accepted);
    this.network = network;
    this.channel = channel;
    network.add(this);
    acceptNext();
  }

  @Override
  void acceptNext() {
    network.<AsynchronousSocketChannel>start(
        loop, this, "a connection", handler -> channel.accept(null, handler), this::take);
  }

  private void take(@Nullable AsynchronousSocketChannel socket, @Nullable Throwable failure) {
    if (isOpen()) {
      if (socket == null) {
        pause.begin(failure);
      } else {
        acceptNext();
        var connection = new CompletedConnection(loop, network, socket, "socket");
        if (opens(connection)) {
          accepted.accept(connection);
        }
      }
    } else if (socket != null) {
      refuse(socket);
    }
  }

  private static void refuse(AsynchronousSocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void close() {
    network.remove(this);
    super.close();
  }
}
