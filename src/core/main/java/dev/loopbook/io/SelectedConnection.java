package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A socket that is read and written when the selector says that it can be.
///
/// A write is tried at once, and left to the selector only if the system has no room. A read always
/// waits for the selector: a sender that never pauses must not keep its reader from giving the
/// other tasks their turn.
final class SelectedConnection implements Connection, SelectorNetwork.Watched {

  private final EventLoop loop;
  private final SelectorNetwork network;
  private final SocketChannel channel;
  private final SelectionKey key;
  private String what;
  private @Nullable Ends ends;
  private @Nullable Future<Connection> connecting;
  private @Nullable Read reading;
  private @Nullable Write writing;
  // What broke the connection; the system tells it only once.
  private @Nullable UncheckedIOException failure;

  private record Read(ByteQueue into, Future<Integer> done) {}

  private record Write(ByteBuffer from, Future<Integer> done) {}

  /// Takes charge of `channel`, which is closed if that fails.
  SelectedConnection(EventLoop loop, SelectorNetwork network, SocketChannel channel, String what)
      throws IOException {
    this.loop = loop;
    this.network = network;
    this.channel = channel;
    this.what = what;
    try {
      channel.configureBlocking(false);
      key = network.register(channel, this);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Begins to connect; `connected` gets this connection, or the failure.
  void connect(InetSocketAddress address, Future<Connection> connected) {
    connecting = connected;
    try {
      if (channel.connect(address)) {
        finishConnect();
      } else {
        connected.addDoneCallback(this::closeIfGivenUp);
        key.interestOps(SelectionKey.OP_CONNECT);
      }
    } catch (IOException | RuntimeException e) {
      close();
      connected.setException(SocketFailures.cannotConnect(what, e));
    }
  }

  private void closeIfGivenUp(Future<Connection> connected) {
    if (connected.isCancelled()) {
      close();
    }
  }

  private void finishConnect() {
    var connected = Objects.requireNonNull(connecting);
    connecting = null;
    wantNoMore(SelectionKey.OP_CONNECT);
    if (connected.isDone()) {
      return; // given up
    }
    try {
      channel.finishConnect();
      opened(false);
      connected.setResult(this);
    } catch (IOException e) {
      close();
      connected.setException(SocketFailures.cannotConnect(what, e));
    }
  }

  /// Notes that it is connected.
  ///
  /// @param accepted whether the other side began it
  void opened(boolean accepted) throws IOException {
    ends =
        new Ends(
            (InetSocketAddress) channel.getLocalAddress(),
            (InetSocketAddress) channel.getRemoteAddress(),
            accepted);
    what = Addresses.text(ends.remote());
  }

  @Override
  public Future<Integer> read(ByteQueue into) {
    Future<Integer> done = loop.createFuture("bytes from " + what);
    if (failure != null) {
      done.setException(failure);
    } else if (!channel.isOpen()) {
      done.setResult(-1);
    } else {
      reading = new Read(into, done);
      want(SelectionKey.OP_READ);
    }
    return done;
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("room to write to " + what);
    var write = new Write(buffer, done);
    if (!tryTo(write)) {
      writing = write;
      want(SelectionKey.OP_WRITE);
    }
    return done;
  }

  @Override
  public void ready(int operations) {
    if ((operations & SelectionKey.OP_CONNECT) != 0 && connecting != null) {
      tell("connected");
      finishConnect();
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      readable();
    }
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      writable();
    }
  }

  private void readable() {
    var read = reading;
    if (read == null || read.done().isDone()) {
      // Nobody reads now. Only here is the selector told, so that a reader that goes on at once,
      // as most do, costs no system call.
      reading = null;
      wantNoMore(SelectionKey.OP_READ);
      return;
    }
    tell("readable");
    try {
      var count = network.read(channel, read.into());
      if (count != 0) {
        reading = null;
        read.done().setResult(count);
      }
    } catch (IOException e) {
      reading = null;
      failure = SocketFailures.broken(this, e);
      read.done().setException(failure);
    }
  }

  private void writable() {
    var write = writing;
    if (write == null) {
      return;
    }
    tell("writable");
    if (tryTo(write)) {
      writing = null;
      wantNoMore(SelectionKey.OP_WRITE);
    }
  }

  /// Writes what the system takes; returns whether that is anything.
  private boolean tryTo(Write write) {
    try {
      var count = channel.write(write.from());
      if (count == 0) {
        return false;
      }
      write.done().setResult(count);
    } catch (IOException e) {
      write.done().setException(SocketFailures.broken(this, e));
    }
    return true;
  }

  private void tell(String event) {
    var listener = loop.listener();
    if (listener != null) {
      listener.ioReady(loop, this, event);
    }
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
  public int awaited() {
    return (connecting != null ? SelectionKey.OP_CONNECT : 0)
        | (reading != null && !reading.done().isDone() ? SelectionKey.OP_READ : 0)
        | (writing != null ? SelectionKey.OP_WRITE : 0);
  }

  @Override
  public void shutdownOutput() {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw SocketFailures.broken(this, e);
    }
  }

  @Override
  public void breakOff(UncheckedIOException failure) {
    if (channel.isOpen()) {
      this.failure = failure;
      close();
    }
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      endRead();
      endWrite();
    }
  }

  private void endRead() {
    var read = reading;
    reading = null;
    if (read == null || read.done().isDone()) {
      return;
    }
    if (failure == null) {
      read.done().setResult(-1);
    } else {
      read.done().setException(failure);
    }
  }

  private void endWrite() {
    var write = writing;
    writing = null;
    if (write != null) {
      write.done().setException(SocketFailures.closed(this));
    }
  }

  @Override
  public InetSocketAddress localAddress() {
    return Objects.requireNonNull(ends, "it is not connected").local();
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return Objects.requireNonNull(ends, "it is not connected").remote();
  }

  @Override
  public String toString() {
    return "socket " + (ends == null ? what : ends);
  }
}
