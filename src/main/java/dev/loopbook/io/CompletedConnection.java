package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A socket that the system reads into and writes from by itself.
///
/// A read that its task gives up goes on in the system. What it brings belongs to the next read, so
/// the system always reads into a buffer of ours, and from there the bytes are handed out.
final class CompletedConnection implements Connection, ProactorNetwork.Open {

  private static final int READ_SIZE = 64 * 1024;

  private final EventLoop loop;
  private final ProactorNetwork network;
  private final AsynchronousSocketChannel channel;

  // What the system has read and nobody has taken, ready to be read from.
  private ByteBuffer arrived = ByteBuffer.allocate(0);
  private @Nullable Future<Integer> reader;
  private @Nullable ByteBuffer readerBuffer;
  private boolean reading;
  private boolean writing;
  private boolean ended;
  private @Nullable Throwable failure;

  CompletedConnection(EventLoop loop, ProactorNetwork network, AsynchronousSocketChannel channel) {
    this.loop = loop;
    this.network = network;
    this.channel = channel;
  }

  void opened() {
    network.add(this);
    loop.resources().opened(this);
  }

  @Override
  public Future<Integer> read(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("bytes from " + this);
    reader = done;
    readerBuffer = buffer;
    handOut();
    if (!done.isDone() && !reading) {
      readMore();
    }
    return done;
  }

  private void readMore() {
    reading = true;
    var chunk = ByteBuffer.allocate(READ_SIZE);
    begin(
        "readable",
        (count, problem) -> {
          reading = false;
          failure = problem;
          ended |= count != null && count < 0;
          arrived = chunk.flip();
          handOut();
        },
        handler -> channel.read(chunk, null, handler));
  }

  /// Gives the waiting reader what there is: bytes, the end, or the failure.
  private void handOut() {
    var waiting = reader;
    var buffer = readerBuffer;
    if (waiting == null || buffer == null || waiting.isDone()) {
      return;
    }
    if (arrived.hasRemaining()) {
      var count = Math.min(arrived.remaining(), buffer.remaining());
      buffer.put(arrived.slice(arrived.position(), count));
      arrived.position(arrived.position() + count);
      waiting.setResult(count);
    } else if (failure != null) {
      waiting.setException(failure);
    } else if (ended) {
      waiting.setResult(-1);
    }
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("room to write to " + this);
    writing = true;
    begin(
        "writable",
        (count, problem) -> {
          writing = false;
          if (done.isDone()) {
            return;
          }
          if (problem != null) {
            done.setException(problem);
          } else {
            done.setResult(count == null ? 0 : count);
          }
        },
        handler -> channel.write(buffer, null, handler));
    return done;
  }

  private interface Start {
    void with(CompletionHandler<Integer, @Nullable Object> handler);
  }

  private void begin(
      String event, BiConsumer<@Nullable Integer, @Nullable Throwable> outcome, Start start) {
    var handler = network.<Integer>completion(loop, this, event, outcome::accept);
    try {
      start.with(handler);
    } catch (RuntimeException e) {
      handler.failed(e, null);
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
      network.remove(this);
      loop.resources().closed(this);
    }
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public InetSocketAddress localAddress() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InetSocketAddress remoteAddress() {
    try {
      return (InetSocketAddress) channel.getRemoteAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String interest() {
    var words = new StringJoiner(", ");
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
    try {
      var remote = channel.isOpen() ? channel.getRemoteAddress() : null;
      return remote instanceof InetSocketAddress address
          ? "socket " + Addresses.text(address)
          : "socket not connected";
    } catch (IOException e) {
      return "socket not connected";
    }
  }
}
