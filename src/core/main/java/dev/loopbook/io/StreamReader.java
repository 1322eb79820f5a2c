package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.text.Counted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads from a connection, as asyncio's `StreamReader`.
///
/// About 64 KiB are fetched ahead; what else nobody reads stays in the system's buffer and slows
/// the sender down. Only one coroutine may read at a time. A cancelled read loses nothing. Once
/// this side has closed the connection, the stream is at its end; if the connection broke, a read
/// throws the [java.io.UncheckedIOException] that says how.
///
/// Belongs to the loop's thread.
public final class StreamReader {

  /// The most bytes before a separator, unless another limit is set: 64 KiB.
  public static final int DEFAULT_LIMIT = 64 * 1024;

  private static final byte[] NEWLINE = {'\n'};

  private final Connection connection;
  private final int limit;
  private final ByteQueue buffer = new ByteQueue();
  private boolean atEnd;
  private boolean fetching;

  StreamReader(Connection connection, int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException(format("limit is %d; it must be at least 1 byte", limit));
    }
    this.connection = connection;
    this.limit = limit;
  }

  /// Returns a coroutine of up to `count` bytes, as soon as there are any; of an empty array at the
  /// end of the stream. Zero bytes it returns without waiting.
  public Coroutine<byte[]> read(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          format("count is %d; use readAll() to read to the end", count));
    }
    return Coroutine.named(
        "read",
        () -> {
          if (count > 0 && buffer.size() == 0 && !atEnd) {
            fetch();
          }
          return buffer.take(Math.min(count, buffer.size()));
        });
  }

  /// Returns a coroutine of all bytes up to the end of the stream.
  public Coroutine<byte[]> readAll() {
    return Coroutine.named(
        "readAll",
        () -> {
          while (!atEnd) {
            fetch();
          }
          return buffer.take(buffer.size());
        });
  }

  /// Returns a coroutine of exactly `count` bytes.
  ///
  /// The coroutine throws [IncompleteReadError] if the stream ends first.
  public Coroutine<byte[]> readExactly(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(format("count is %d; it cannot be negative", count));
    }
    return Coroutine.named(
        "readExactly",
        () -> {
          while (buffer.size() < count) {
            if (atEnd) {
              throw new IncompleteReadError(buffer.take(buffer.size()), count);
            }
            fetch();
          }
          return buffer.take(count);
        });
  }

  /// Returns a coroutine of the next line as UTF-8 text with its `\n`; without it if the stream
  /// ended first; empty at the end.
  ///
  /// The coroutine throws [LimitOverrunError] if the line is longer than the limit; what has
  /// arrived of the line is then dropped, and the lines after it stay.
  public Coroutine<String> readLine() {
    return readLine(StandardCharsets.UTF_8);
  }

  Coroutine<String> readLine(Charset charset) {
    return Coroutine.named(
        "readLine",
        () -> {
          try {
            return new String(until(NEWLINE), charset);
          } catch (IncompleteReadError end) {
            return new String(end.partial(), charset);
          } catch (LimitOverrunError tooLong) {
            buffer.take(Math.min(buffer.size(), tooLong.consumed() + (tooLong.isFound() ? 1 : 0)));
            throw tooLong;
          }
        });
  }

  /// Returns a coroutine of the bytes up to and including `separator`.
  ///
  /// The coroutine throws [IncompleteReadError] if the stream ends first, and [LimitOverrunError]
  /// if more bytes than the limit come before it; those can still be read.
  public Coroutine<byte[]> readUntil(byte[] separator) {
    if (requireNonNull(separator, "separator").length == 0) {
      throw new IllegalArgumentException("the separator is empty; it needs at least one byte");
    }
    return Coroutine.named("readUntil", () -> until(separator));
  }

  private byte[] until(byte[] separator) throws IncompleteReadError, LimitOverrunError {
    var searched = 0;
    while (true) {
      var at = buffer.indexOf(separator, searched);
      if (at > limit) {
        throw new LimitOverrunError(limit, at, true);
      }
      if (at < 0 && buffer.size() - separator.length >= limit) {
        throw new LimitOverrunError(limit, buffer.size() - separator.length + 1, false);
      }
      if (at >= 0) {
        return buffer.take(at + separator.length);
      }
      if (atEnd) {
        throw new IncompleteReadError(buffer.take(buffer.size()), -1);
      }
      searched = buffer.size() - separator.length + 1;
      fetch();
    }
  }

  /// Waits for more bytes, or for the end.
  private void fetch() {
    if (fetching) {
      throw new IllegalStateException(
          "another coroutine is already waiting for data on this reader: one at a time may read");
    }
    fetching = true;
    try {
      atEnd = Async.await(connection.read(buffer)) < 0;
    } finally {
      fetching = false;
    }
  }

  /// Returns whether the stream ended and everything was read.
  public boolean isAtEnd() {
    return atEnd && buffer.size() == 0;
  }

  @Override
  public String toString() {
    return format(
        "<StreamReader %s, %s unread%s>",
        connection, Counted.of(buffer.size(), "byte"), atEnd ? ", at its end" : "");
  }
}
