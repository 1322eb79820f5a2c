package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/// A file that is read and written without holding the loop: a helper thread does the work.
///
/// A selector can't say when a disk is ready, which is why event loops hand files to threads. Only
/// one operation runs at a time. If its task is cancelled after a thread has started it, it still
/// runs to its end and moves the position. Close the file, preferably with try-with-resources:
/// closing awaits.
///
/// Belongs to the loop's thread.
public final class AsyncFile implements AutoCloseable {

  private final EventLoop loop;
  private final Path path;
  private final FileChannel channel;

  private AsyncFile(EventLoop loop, Path path, FileChannel channel) {
    this.loop = loop;
    this.path = path;
    this.channel = channel;
    loop.resources().opened(this);
  }

  /// Returns a coroutine that opens `path`.
  ///
  /// The coroutine throws an [IOException] if that cannot be done.
  public static Coroutine<AsyncFile> open(Path path, OpenOption... options) {
    requireNonNull(path, "path");
    var how = requireNonNull(options, "options").clone();
    return Coroutine.named(
        "open",
        () ->
            new AsyncFile(
                EventLoop.running(),
                path,
                BackgroundWork.opened(
                    EventLoop.running().runInExecutor(() -> FileChannel.open(path, how)),
                    AsyncFile::closeUnwanted)));
  }

  private static void closeUnwanted(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written to it.
    }
  }

  /// Returns a coroutine of the whole text of `path`, read as UTF-8.
  ///
  /// The coroutine throws an [IOException] if that cannot be done.
  public static Coroutine<String> readString(Path path) {
    requireNonNull(path, "path");
    return Async.toThread(() -> Files.readString(path));
  }

  /// Returns a coroutine that writes `text` as the whole of `path`, in UTF-8, and returns the path.
  ///
  /// The coroutine throws an [IOException] if that cannot be done.
  public static Coroutine<Path> writeString(Path path, String text, OpenOption... options) {
    requireNonNull(path, "path");
    requireNonNull(text, "text");
    var how = requireNonNull(options, "options").clone();
    return Async.toThread(() -> Files.writeString(path, text, how));
  }

  /// Returns a coroutine of up to `count` bytes from where the last operation ended; empty at the
  /// end of the file.
  public Coroutine<byte[]> read(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(format("count is %d; it cannot be negative", count));
    }
    return Async.toThread(
        () -> {
          requireOpen();
          var buffer = ByteBuffer.allocate(count);
          while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // a short read doesn't mean the end
          }
          var bytes = new byte[buffer.flip().remaining()];
          buffer.get(bytes);
          return bytes;
        });
  }

  /// Returns a coroutine that writes all of `data` where the last operation ended.
  @SuppressWarnings("NullAway") // the only Void is null
  public Coroutine<Void> write(byte[] data) {
    var copy = data.clone();
    return Async.toThread(
        () -> {
          requireOpen();
          for (var buffer = ByteBuffer.wrap(copy); buffer.hasRemaining(); ) {
            channel.write(buffer);
          }
          return null;
        });
  }

  /// Returns a coroutine that writes all of `text` in UTF-8 where the last operation ended.
  public Coroutine<Void> write(String text) {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void requireOpen() throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedError("the file " + path);
    }
  }

  /// Closes the file; awaits, so it is called from a coroutine.
  ///
  /// @throws IOException if the last bytes could not be written
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try {
      Async.await(
          Async.toThread(
              () -> {
                channel.close();
                return null;
              }));
    } catch (CancelledError cancelled) {
      channel.close(); // perhaps no thread had started to
      throw cancelled;
    } finally {
      loop.resources().closed(this);
    }
  }

  @Override
  public String toString() {
    return format("<AsyncFile %s%s>", path, channel.isOpen() ? "" : ", closed");
  }
}
