package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;

/// A listening socket under a selector: accepts all that wait each time it is ready.
final class SelectedListener extends Listener implements SelectorNetwork.Selected {

  private final SelectorNetwork network;
  private final ServerSocketChannel channel;
  private final SelectionKey key;

  SelectedListener(
      EventLoop loop,
      SelectorNetwork network,
      ServerSocketChannel channel,
      Consumer<Connection> accepted)
      throws IOException {
    super(loop, channel, accepted);
    this.network = network;
    this.channel = channel;
    key = network.register(channel, this);
    acceptNext();
  }

  @Override
  void acceptNext() {
    key.interestOps(SelectionKey.OP_ACCEPT);
  }

  @Override
  public void ready(int operations) {
    try {
      for (var socket = channel.accept(); socket != null; socket = channel.accept()) {
        var connection = new SelectedConnection(loop, network, socket, "socket");
        if (opens(connection)) {
          SocketNetwork.report(loop, this, "a connection");
          loop.callSoon(NamedCallback.of("accept", () -> accepted.accept(connection)));
        }
      }
    } catch (IOException e) {
      key.interestOps(0);
      pause.begin(e);
    }
  }

  @Override
  void close() {
    super.close();
    network.forgetClosed();
  }
}
