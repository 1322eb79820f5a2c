package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A socket that is read and written when the selector says that it can be.
///
/// A write is tried at once, and left to the selector only if the system has no room. What comes is
/// read by the selector's poll, some of it ahead, and never by the read itself.
final class SelectedConnection extends SocketConnection implements SelectorNetwork.Selected {

  /// Once so many bytes are kept that nobody has read, the system keeps what else comes, and slows
  /// the sender down.
  private static final int ENOUGH_AHEAD = 64 * 1024;

  private final SelectorNetwork network;
  private final SocketChannel channel;
  private final SelectionKey key;
  private @Nullable Write unwritten;

  // What came while nobody was reading, and whether the end came.
  private final ByteQueue ahead = new ByteQueue();
  private boolean ended;

  private record Write(ByteBuffer from, Future<Integer> done) {}

  /// Takes charge of `channel`, which is closed if that fails.
  SelectedConnection(EventLoop loop, SelectorNetwork network, SocketChannel channel, String peer)
      throws IOException {
    super(loop, channel, peer);
    this.network = network;
    this.channel = channel;
    try {
      channel.configureBlocking(false);
      key = network.register(channel, this);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  void startConnecting(InetSocketAddress address) throws IOException {
    if (channel.connect(address)) {
      finishConnecting(null);
    } else {
      key.interestOps(SelectionKey.OP_CONNECT);
    }
  }

  @Override
  boolean hasArrived() {
    return ahead.size() > 0 || ended;
  }

  @Override
  void readAhead() {
    if (!ended && !isOver() && (waitingRead() != null || ahead.size() < ENOUGH_AHEAD)) {
      want(SelectionKey.OP_READ);
    }
  }

  @Override
  void handOut(Read read) {
    if (ahead.size() > 0) {
      read.done().setResult(ahead.moveTo(read.into()));
    } else if (ended) {
      endRead();
    }
    readAhead();
  }

  @Override
  public int writeNow(ByteBuffer buffer) {
    try {
      return channel.write(buffer);
    } catch (IOException e) {
      throw SocketFailures.broken(this, e);
    }
  }

  @Override
  void startWriting(ByteBuffer buffer, Future<Integer> done) {
    var write = new Write(buffer, done);
    if (!tryTo(write)) {
      unwritten = write;
      want(SelectionKey.OP_WRITE);
    }
  }

  @Override
  public void ready(int operations) {
    if ((operations & SelectionKey.OP_CONNECT) != 0 && isConnecting()) {
      connectable();
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      readable();
    }
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      writable();
    }
  }

  private void connectable() {
    SocketNetwork.report(loop, this, "connected");
    wantNoMore(SelectionKey.OP_CONNECT);
    try {
      channel.finishConnect();
    } catch (IOException e) {
      finishConnecting(e);
      return;
    }
    finishConnecting(null);
  }

  private void readable() {
    var read = waitingRead();
    if (read == null && ahead.size() >= ENOUGH_AHEAD) {
      // The selector is told only here, so that a reader that goes on at once, as most do,
      // costs no system call.
      wantNoMore(SelectionKey.OP_READ);
      return;
    }
    if (read != null) {
      SocketNetwork.report(loop, this, "readable");
      if (ahead.size() > 0) {
        handOut(read); // what came first
        return;
      }
    }
    try {
      var count = network.read(channel, read == null ? ahead : read.into());
      if (count < 0) {
        ended = true;
        wantNoMore(SelectionKey.OP_READ);
        endRead();
      } else if (read != null && count > 0) {
        read.done().setResult(count);
      }
    } catch (IOException e) {
      wantNoMore(SelectionKey.OP_READ);
      failReads(e);
    }
  }

  private void writable() {
    var write = unwritten;
    if (write == null) {
      return;
    }
    SocketNetwork.report(loop, this, "writable");
    if (write.done().isDone() || tryTo(write)) {
      unwritten = null;
      wantNoMore(SelectionKey.OP_WRITE);
    }
  }

  /// Writes what the system takes; returns whether it took anything.
  private boolean tryTo(Write write) {
    try {
      var count = writeNow(write.from());
      if (count == 0) {
        return false;
      }
      write.done().setResult(count);
    } catch (UncheckedIOException broken) {
      write.done().setException(broken);
    }
    return true;
  }

  private void want(int operation) {
    if (key.isValid()) {
      key.interestOpsOr(operation);
    }
  }

  private void wantNoMore(int operation) {
    if (key.isValid()) {
      key.interestOpsAnd(~operation);
    }
  }

  @Override
  SocketAddress remoteEnd() throws IOException {
    return channel.getRemoteAddress();
  }

  @Override
  void endOutput() throws IOException {
    channel.shutdownOutput();
  }
}
