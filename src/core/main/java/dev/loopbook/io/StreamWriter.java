package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.text.Counted;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes to a connection, as asyncio's `StreamWriter`.
///
/// [#write] never waits: what the system doesn't take is kept. A sender that is faster than its
/// receiver awaits [#drain]: once more bytes are kept than the high-water mark, it waits until no
/// more are kept than the low one.
///
/// ```
/// OPEN -> CLOSING (what is kept is still sent) -> CLOSED
///   |                                               ^
///   +---- the connection breaks, or abort() --------+
/// ```
///
/// Belongs to the loop's thread.
public final class StreamWriter implements AutoCloseable {

  /// The high-water mark unless another is set: 64 KiB.
  public static final int HIGH_WATER = 64 * 1024;

  /// How many bytes a connection is given at a time. The JDK copies everything it is given before
  /// it writes what the system has room for, so with more, a long write would take quadratic time.
  private static final int MOST_AT_ONCE = 256 * 1024;

  /// Pieces are joined up to this size, so that many small ones don't each cost a system call, and
  /// on a proactor a tick.
  private static final int JOINED = 64 * 1024;

  private final EventLoop loop;
  private final Connection connection;
  private final Deque<ByteBuffer> kept = new ArrayDeque<>();
  private final List<Future<@Nullable Void>> drains = new ArrayList<>();
  private final Future<@Nullable Void> closed;
  private int high = HIGH_WATER;
  private int low = HIGH_WATER / 4;
  private long bytes;
  private boolean sending;
  private boolean paused;
  private boolean ending;
  private boolean closing;
  private boolean aborted;
  private @Nullable UncheckedIOException failure;

  StreamWriter(EventLoop loop, Connection connection) {
    this.loop = loop;
    this.connection = connection;
    closed = loop.createFuture("the end of " + connection);
    loop.resources().opened(connection);
    connection.whenBroken(this::fail);
  }

  /// Sends `data`, or keeps it to be sent.
  ///
  /// After a failure or [#close] it is dropped; [#drain] throws the reason.
  ///
  /// @throws IllegalStateException if [#writeEof] was called before
  public void write(byte[] data) {
    requireNonNull(data, "data");
    if (ending) {
      throw new IllegalStateException(
          "write after writeEof(): the other side was told that nothing more comes");
    }
    if (failure != null || closing || data.length == 0) {
      return;
    }
    var rest = ByteBuffer.wrap(data);
    if (kept.isEmpty()) {
      writeNow(rest);
    }
    if (rest.hasRemaining() && failure == null) {
      keep(rest);
    }
  }

  /// Sends what the system takes at once. Most writes end here, and cost neither a copy nor a
  /// future.
  private void writeNow(ByteBuffer data) {
    try {
      var full = false;
      while (data.hasRemaining() && !full) {
        var part = firstOf(data);
        data.position(data.position() + connection.writeNow(part));
        full = part.hasRemaining();
      }
    } catch (UncheckedIOException broken) {
      fail(broken);
    }
  }

  /// Keeps a copy, because the caller may change its array before that is sent.
  private void keep(ByteBuffer data) {
    bytes += data.remaining();
    kept.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
    paused |= bytes > high;
    send();
  }

  private static ByteBuffer firstOf(ByteBuffer data) {
    return data.slice(data.position(), Math.min(data.remaining(), MOST_AT_ONCE));
  }

  /// Sends `text` as UTF-8, or keeps it to be sent.
  public void write(String text) {
    write(requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
  }

  /// Sends what the system takes; continues by itself when it takes more.
  private void send() {
    if (sending) {
      return;
    }
    while (!kept.isEmpty()) {
      var sent = writeFirst();
      if (!sent.isDone()) {
        sending = true;
        sent.addDoneCallback(NamedCallback.whenDone("write", this::sent));
        return;
      }
      if (!take(sent)) {
        return;
      }
    }
    drained();
  }

  /// Gives the connection the first bytes that are kept.
  private Future<Integer> writeFirst() {
    joinFirst();
    return connection.write(firstOf(kept.element()));
  }

  /// Makes one piece of the first ones that fit together.
  private void joinFirst() {
    var size = 0;
    var count = 0;
    for (var piece : kept) {
      if (size + piece.remaining() > JOINED) {
        break;
      }
      size += piece.remaining();
      count++;
    }
    if (count < 2) {
      return;
    }
    var joined = ByteBuffer.allocate(size);
    for (; count > 0; count--) {
      joined.put(kept.remove());
    }
    kept.addFirst(joined.flip());
  }

  private void sent(Future<Integer> outcome) {
    sending = false;
    if (closed.isDone()) {
      outcome.exception(); // broken off meanwhile: the outcome no longer matters
    } else if (take(outcome)) {
      send();
    }
  }

  private boolean take(Future<Integer> outcome) {
    if (outcome.exception().orElse(null) instanceof UncheckedIOException broken) {
      fail(broken);
      return false;
    }
    var count = outcome.result();
    bytes -= count;
    var head = kept.element();
    if (!head.position(head.position() + count).hasRemaining()) {
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
      shutdownOutput();
    }
  }

  private void shutdownOutput() {
    try {
      connection.shutdownOutput();
    } catch (UncheckedIOException e) {
      fail(e);
    }
  }

  /// Ends the connection because it broke: each reader and writer gets `problem`.
  private void fail(UncheckedIOException problem) {
    failure = problem;
    connection.breakOff(problem);
    finish();
  }

  private void finish() {
    kept.clear();
    bytes = 0;
    if (closed.isDone()) {
      return;
    }
    closed.setResult(null);
    release(failure == null && !aborted ? null : lost());
    loop.resources().closed(connection);
    connection.close();
  }

  private UncheckedIOException lost() {
    return failure == null ? SocketFailures.closed(connection) : failure;
  }

  /// Resumes the tasks that wait in `drain`.
  private void release(@Nullable UncheckedIOException problem) {
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

  /// Returns a coroutine that waits while more than the low-water mark is kept, if the high one was
  /// passed; otherwise it returns at once, without a tick.
  ///
  /// The coroutine throws an [UncheckedIOException] if the connection broke or is closed: nothing
  /// written now will arrive.
  public Coroutine<Void> drain() {
    return Coroutine.named(
        "drain",
        () -> {
          if (closing) {
            // Yields, so that a coroutine that keeps writing notices the closing.
            Async.await(Async.sleep(Duration.ZERO));
          }
          if (failure != null || closed.isDone()) {
            throw lost();
          }
          if (paused) {
            Future<@Nullable Void> room = loop.createFuture("room to write to " + connection);
            drains.add(room);
            Async.await(room);
          }
        });
  }

  /// Sets the water marks, in bytes: above `high` [#drain] waits, until no more than `low` is kept.
  ///
  /// @throws IllegalArgumentException unless 0 <= low <= high
  public void setWriteBufferLimits(int high, int low) {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          format("high=%d low=%d; it must be 0 <= low <= high", high, low));
    }
    this.high = high;
    this.low = low;
    paused |= bytes > high;
  }

  /// Returns how many bytes are kept.
  public long writeBufferSize() {
    return bytes;
  }

  /// Ends this side of the stream once what is kept is sent; the connection can still be read. Does
  /// nothing the second time.
  public void writeEof() {
    if (ending || closing || failure != null) {
      return;
    }
    ending = true;
    if (kept.isEmpty()) {
      shutdownOutput();
    }
  }

  /// Closes the connection once what is kept is sent. Does not wait for that; [#waitClosed] does.
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    if (kept.isEmpty()) {
      finish();
    }
  }

  /// Closes the connection at once. What is kept is lost, and [#drain] throws.
  public void abort() {
    closing = true;
    aborted = true;
    finish();
  }

  /// Returns a coroutine that waits until the connection is closed, however long that takes.
  ///
  /// The coroutine throws an [UncheckedIOException] if the connection broke before all was sent.
  public Coroutine<Void> waitClosed() {
    return Coroutine.named(
        "waitClosed",
        () -> {
          Async.await(Async.shield(closed));
          if (failure != null) {
            throw lost();
          }
        });
  }

  /// Returns a future that is done when the connection is closed.
  Future<@Nullable Void> closed() {
    return closed;
  }

  /// Returns whether [#close] was called or the connection broke. A reset behind unread data may
  /// only be noticed when that is read.
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
    return format(
        "<StreamWriter %s, %s kept%s>",
        connection, Counted.of(bytes, "byte"), closing ? ", closing" : "");
  }
}
