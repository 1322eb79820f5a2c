package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A socket that is read and written when the selector says that it can be.
///
/// A read or write is tried at once; only if the system has nothing, or no room, is it kept and the
/// selector asked.
final class SelectedConnection implements Connection, SelectorNetwork.Watched {

  private final EventLoop loop;
  private final SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable Future<Connection> connecting;
  private @Nullable Operation reading;
  private @Nullable Operation writing;

  private record Operation(ByteBuffer buffer, Future<Integer> done) {}

  SelectedConnection(EventLoop loop, SocketChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /// Begins to connect; `connected` gets this connection, or the failure.
  void begin(SelectionKey key, InetSocketAddress address, Future<Connection> connected)
      throws IOException {
    this.key = key;
    try {
      if (channel.connect(address)) {
        opened();
        connected.setResult(this);
        return;
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof IOException io ? io : new IOException(e);
    }
    connecting = connected;
    connected.addDoneCallback(this::closeIfGivenUp);
    want(SelectionKey.OP_CONNECT);
  }

  private void closeIfGivenUp(Future<Connection> connected) {
    if (connected.isCancelled()) {
      close();
    }
  }

  /// Takes over a connection that the other side began.
  void accepted(SelectionKey key) {
    this.key = key;
    opened();
  }

  private void opened() {
    loop.resources().opened(this);
  }

  @Override
  public Future<Integer> read(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("bytes from " + this);
    try {
      var count = channel.read(buffer);
      if (count != 0 || !buffer.hasRemaining()) {
        done.setResult(count);
      } else {
        reading = new Operation(buffer, done);
        want(SelectionKey.OP_READ);
      }
    } catch (IOException e) {
      done.setException(e);
    }
    return done;
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("room to write to " + this);
    try {
      var count = channel.write(buffer);
      if (count != 0 || !buffer.hasRemaining()) {
        done.setResult(count);
      } else {
        writing = new Operation(buffer, done);
        want(SelectionKey.OP_WRITE);
      }
    } catch (IOException e) {
      done.setException(e);
    }
    return done;
  }

  @Override
  public void ready(int operations) {
    if ((operations & SelectionKey.OP_CONNECT) != 0) {
      finishConnect();
    }
    if ((operations & SelectionKey.OP_READ) != 0 && reading != null) {
      var operation = reading;
      reading = null;
      wantNoMore(SelectionKey.OP_READ);
      finish(operation, "readable", () -> channel.read(operation.buffer()));
    }
    if ((operations & SelectionKey.OP_WRITE) != 0 && writing != null) {
      var operation = writing;
      writing = null;
      wantNoMore(SelectionKey.OP_WRITE);
      finish(operation, "writable", () -> channel.write(operation.buffer()));
    }
  }

  private interface Transfer {
    int run() throws IOException;
  }

  private void finish(Operation operation, String event, Transfer transfer) {
    tell(event);
    if (operation.done().isDone()) {
      return; // given up: the bytes stay for the next read
    }
    try {
      operation.done().setResult(transfer.run());
    } catch (IOException e) {
      operation.done().setException(e);
    }
  }

  private void finishConnect() {
    var connected = connecting;
    connecting = null;
    wantNoMore(SelectionKey.OP_CONNECT);
    tell("connected");
    if (connected == null || connected.isDone()) {
      return;
    }
    try {
      channel.finishConnect();
      opened();
      connected.setResult(this);
    } catch (IOException e) {
      close();
      connected.setException(e);
    }
  }

  private void tell(String event) {
    var listener = loop.listener();
    if (listener != null) {
      listener.ioReady(loop, this, event);
    }
  }

  private void want(int operation) throws ClosedChannelException {
    if (key == null || !key.isValid()) {
      throw new ClosedChannelException();
    }
    key.interestOpsOr(operation);
  }

  private void wantNoMore(int operation) {
    if (key != null && key.isValid()) {
      key.interestOpsAnd(~operation);
    }
  }

  @Override
  public void shutdownOutput() {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      loop.resources().closed(this);
      reading = fail(reading);
      writing = fail(writing);
    }
  }

  private static @Nullable Operation fail(@Nullable Operation operation) {
    if (operation != null && !operation.done().isDone()) {
      operation.done().setException(new ClosedChannelException());
    }
    return null;
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) channel.socket().getLocalSocketAddress();
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return (InetSocketAddress) channel.socket().getRemoteSocketAddress();
  }

  @Override
  public String toString() {
    var remote = channel.socket().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress address
        ? "socket " + Addresses.text(address)
        : "socket not connected";
  }
}
