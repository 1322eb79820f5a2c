package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A socket that the system reads into and writes from by itself.
///
/// A read that its task gives up goes on in the system. What it brings belongs to the next read, so
/// the system always reads into a buffer of ours, and from there the bytes are handed out.
final class CompletedConnection implements Connection, ProactorNetwork.Open {

  // The buffer lies with the system as long as the socket waits: it begins small, so that thousands
  // of quiet sockets stay cheap, and grows each time it was filled.
  private static final int FIRST_READ = 2 * 1024;
  private static final int LARGEST_READ = 64 * 1024;

  private final EventLoop loop;
  private final ProactorNetwork network;
  private final AsynchronousSocketChannel channel;
  private String what;
  private @Nullable Ends ends;

  // What the system has read and nobody has taken, ready to be read from.
  private ByteBuffer arrived = ByteBuffer.allocate(FIRST_READ).flip();
  private @Nullable Future<Integer> reader;
  private @Nullable ByteQueue into;
  private boolean reading;
  private boolean writing;
  private boolean ended;
  private boolean closed;
  private @Nullable UncheckedIOException failure;

  CompletedConnection(
      EventLoop loop, ProactorNetwork network, AsynchronousSocketChannel channel, String what) {
    this.loop = loop;
    this.network = network;
    this.channel = channel;
    this.what = what;
    network.add(this);
  }

  /// Begins to connect; `connected` gets this connection, or the failure.
  void connect(InetSocketAddress address, Future<Connection> connected) {
    connected.addDoneCallback(this::closeIfGivenUp);
    network.<Void>start(
        loop,
        this,
        "connected",
        handler -> channel.connect(address, null, handler),
        (_, problem) -> finishConnect(connected, problem));
  }

  private void closeIfGivenUp(Future<Connection> connected) {
    if (connected.isCancelled()) {
      close();
    }
  }

  private void finishConnect(Future<Connection> connected, @Nullable Throwable problem) {
    if (connected.isDone()) {
      close();
      return;
    }
    try {
      if (problem != null) {
        throw problem;
      }
      opened(false);
      connected.setResult(this);
    } catch (Throwable e) {
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
    reader = done;
    this.into = into;
    handOut();
    if (!done.isDone() && !reading) {
      readMore();
    }
    return done;
  }

  private void readMore() {
    reading = true;
    var size = arrived.limit() == arrived.capacity() ? arrived.capacity() * 2 : arrived.capacity();
    var chunk =
        size == arrived.capacity() || size > LARGEST_READ
            ? arrived.clear()
            : ByteBuffer.allocate(size);
    network.<Integer>start(
        loop,
        this,
        "readable",
        handler -> channel.read(chunk, null, handler),
        (count, problem) -> {
          reading = false;
          if (problem != null && !closed) {
            failure = SocketFailures.broken(this, problem);
          }
          ended |= count != null && count < 0;
          arrived = chunk.flip();
          handOut();
        });
  }

  /// Gives the waiting reader what there is: bytes, the failure, or the end.
  private void handOut() {
    var waiting = reader;
    var queue = into;
    if (waiting == null || queue == null || waiting.isDone()) {
      return;
    }
    if (failure != null) {
      waiting.setException(failure);
    } else if (closed) {
      waiting.setResult(-1);
    } else if (!reading && arrived.hasRemaining()) {
      var count = arrived.remaining();
      queue.add(arrived);
      waiting.setResult(count);
    } else if (ended) {
      waiting.setResult(-1);
    }
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("room to write to " + what);
    writing = true;
    network.<Integer>start(
        loop,
        this,
        "writable",
        handler -> channel.write(buffer, null, handler),
        (count, problem) -> {
          writing = false;
          if (problem != null) {
            done.setException(SocketFailures.broken(this, problem));
          } else {
            done.setResult(Objects.requireNonNull(count));
          }
        });
    return done;
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
    if (!closed) {
      this.failure = failure;
      close();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      network.remove(this);
      handOut();
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
  public String interest() {
    var words = new StringJoiner(", ");
    if (ends == null) {
      words.add("connect");
    }
    if (reading) {
      words.add("read");
    }
    if (writing) {
      words.add("write");
    }
    return words.toString();
  }

  @Override
  public String toString() {
    return "socket " + (ends == null ? what : ends);
  }
}
