package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes to a connection, as asyncio's `StreamWriter`.
///
/// [#write] never waits: what the system does not take is kept. A sender that is faster than its
/// receiver awaits [#drain], which waits while more than the high-water mark is kept, until no more
/// than the low one is.
///
/// ```
/// OPEN -> CLOSING (what is kept is still sent) -> CLOSED
/// ```
public final class StreamWriter implements AutoCloseable {

  /// Above how many kept bytes `drain` waits, unless set: 64 KiB.
  public static final int HIGH_WATER = 64 * 1024;

  private final EventLoop loop;
  private final Connection connection;
  private final Deque<ByteBuffer> kept = new ArrayDeque<>();
  private final List<Future<Void>> drains = new ArrayList<>();
  private final Future<Void> closed;
  private int high = HIGH_WATER;
  private int low = HIGH_WATER / 4;
  private long bytes;
  private boolean sending;
  private boolean paused;
  private boolean ending;
  private boolean closing;
  private @Nullable Throwable failure;

  StreamWriter(EventLoop loop, Connection connection) {
    this.loop = loop;
    this.connection = connection;
    closed = loop.createFuture("the end of " + connection);
  }

  /// Sends `data`, or keeps it to be sent.
  ///
  /// After a failure, or after [#close], it is dropped; [#drain] tells why.
  public void write(byte[] data) {
    if (ending) {
      throw new IllegalStateException(
          "write after writeEof(): the other side was told that nothing more comes");
    }
    if (failure != null || closing || data.length == 0) {
      return;
    }
    kept.add(ByteBuffer.wrap(data.clone()));
    bytes += data.length;
    paused |= bytes > high;
    send();
  }

  /// Sends `text` as UTF-8, or keeps it to be sent.
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends what the system takes; goes on by itself when it takes more.
  private void send() {
    if (sending) {
      return;
    }
    while (!kept.isEmpty()) {
      var head = kept.element();
      var sent = connection.write(head);
      if (!sent.isDone()) {
        sending = true;
        sent.addDoneCallback(this::sent);
        return;
      }
      if (!take(sent)) {
        return;
      }
    }
    drained();
  }

  private void sent(Future<Integer> outcome) {
    sending = false;
    if (take(outcome)) {
      send();
    }
  }

  private boolean take(Future<Integer> outcome) {
    var problem =
        outcome.isCancelled() ? new ClosedChannelException() : outcome.exception().orElse(null);
    if (problem != null) {
      fail(problem);
      return false;
    }
    bytes -= outcome.result();
    if (!kept.element().hasRemaining()) {
      kept.remove();
    }
    if (bytes <= low) {
      paused = false;
      release(null);
    }
    return true;
  }

  private void drained() {
    if (closing) {
      finish();
    } else if (ending) {
      connection.shutdownOutput();
    }
  }

  private void fail(Throwable problem) {
    failure = problem;
    kept.clear();
    bytes = 0;
    release(problem);
    finish();
  }

  private void finish() {
    connection.close();
    if (!closed.isDone()) {
      closed.setResult(null);
    }
  }

  private void release(@Nullable Throwable problem) {
    for (var drain : List.copyOf(drains)) {
      if (drain.isDone()) {
        continue;
      }
      if (problem == null) {
        drain.setResult(null);
      } else {
        drain.setException(problem);
      }
    }
    drains.clear();
  }

  /// Waits while too much is kept. Returns at once if not.
  ///
  /// The coroutine throws an [IOException] if the connection broke.
  public Coroutine<Void> drain() {
    return Coroutine.named(
        "drain",
        () -> {
          if (failure != null) {
            throw new IOException("the connection is broken: " + failure.getMessage(), failure);
          }
          if (closing) {
            Async.await(Async.sleep(Async.millis(0))); // so that a loop of writes notices the end
          }
          if (paused) {
            Future<Void> room = loop.createFuture("room to write to " + connection);
            drains.add(room);
            Async.await(room);
          }
        });
  }

  /// Sets the water marks, in bytes.
  ///
  /// @throws IllegalArgumentException unless 0 <= low <= high
  public void setWriteBufferLimits(int high, int low) {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          "high=%d low=%d; it must be 0 <= low <= high".formatted(high, low));
    }
    this.high = high;
    this.low = low;
    paused |= bytes > high;
  }

  /// Returns how many bytes are kept.
  public long writeBufferSize() {
    return bytes;
  }

  /// Says that nothing more will be written, once what is kept is sent; the connection can still be
  /// read.
  public void writeEof() {
    if (ending || closing) {
      return;
    }
    ending = true;
    if (kept.isEmpty() && failure == null) {
      connection.shutdownOutput();
    }
  }

  /// Closes the connection once what is kept is sent. Does not wait for that; [#waitClosed] does.
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    if (kept.isEmpty() || failure != null) {
      finish();
    }
  }

  /// Closes the connection at once; what is kept is lost.
  public void abort() {
    closing = true;
    kept.clear();
    bytes = 0;
    release(new ClosedChannelException());
    finish();
  }

  /// Waits until the connection is closed.
  public Coroutine<Void> waitClosed() {
    return Coroutine.named("waitClosed", () -> Async.await(Async.shield(closed)));
  }

  /// Returns whether [#close] was called or the connection broke.
  public boolean isClosing() {
    return closing || failure != null;
  }

  /// Returns the other side's address.
  public InetSocketAddress remoteAddress() {
    return connection.remoteAddress();
  }

  /// Returns this side's address.
  public InetSocketAddress localAddress() {
    return connection.localAddress();
  }

  @Override
  public String toString() {
    return "<StreamWriter %s, %d bytes kept%s>"
        .formatted(connection, bytes, closing ? ", closing" : "");
  }
}
