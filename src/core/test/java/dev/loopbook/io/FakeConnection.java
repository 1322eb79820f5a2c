package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A connection whose other side is the test: it takes bytes, sends some, or breaks, when told to.
final class FakeConnection implements Connection {

  final StringBuilder sent = new StringBuilder();
  int roomNow;
  boolean breaksNow;
  boolean ended;
  boolean closed;
  @Nullable Throwable brokenBy;
  private @Nullable ByteBuffer writeBuffer;
  private @Nullable Future<Integer> writing;
  private @Nullable ByteQueue into;
  private @Nullable Future<Integer> reading;

  @Override
  public Future<Integer> read(ByteQueue into) {
    this.into = into;
    reading = EventLoop.running().createFuture("bytes from the test");
    return reading;
  }

  /// Sends `text` to the reader.
  void arrive(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    into.add(ByteBuffer.wrap(bytes));
    reading.setResult(bytes.length);
  }

  /// Ends the stream.
  void end() {
    reading.setResult(-1);
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    writeBuffer = buffer;
    writing = EventLoop.running().createFuture("the test to take bytes");
    return writing;
  }

  @Override
  public int writeNow(ByteBuffer buffer) {
    if (breaksNow) {
      throw SocketFailures.broken(this, new IOException("Broken pipe"));
    }
    var count = Math.min(roomNow, buffer.remaining());
    for (var i = 0; i < count; i++) {
      sent.append((char) buffer.get());
    }
    roomNow -= count;
    return count;
  }

  /// Returns how many bytes are offered.
  int offered() {
    return writeBuffer.remaining();
  }

  /// Takes `count` bytes of what is being written.
  void take(int count) {
    for (var i = 0; i < count; i++) {
      sent.append((char) writeBuffer.get());
    }
    writing.setResult(count);
  }

  /// Lets the write that is under way fail.
  void failWrite(String message) {
    writing.setException(SocketFailures.broken(this, new IOException(message)));
  }

  @Override
  public void shutdownOutput() {
    ended = true;
  }

  @Override
  public void close() {
    closed = true;
    if (writing != null && !writing.isDone()) {
      writing.setException(SocketFailures.closed(this));
    }
  }

  @Override
  public void breakOff(UncheckedIOException failure) {
    brokenBy = failure;
    close();
  }

  @Override
  public InetSocketAddress localAddress() {
    return new InetSocketAddress("127.0.0.1", 1);
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return new InetSocketAddress("127.0.0.1", 2);
  }

  @Override
  public String toString() {
    return "the test";
  }
}
