package dev.loopbook.io;

import dev.loopbook.loop.Future;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// One connected socket, with at most one read and one write under way.
///
/// Programs use the streams on top of it, [StreamReader] and [StreamWriter]. Anything else can
/// carry them too: see [Streams#over]. Futures fail with an [UncheckedIOException] that says what
/// happened. All methods belong to the loop's thread.
public interface Connection {

  /// Adds what comes next to `into`; the future gets how many bytes that were, or -1 at the end of
  /// the stream and once this side has closed it.
  ///
  /// The bytes are in `into` before the future is done, and a read whose future was cancelled takes
  /// none, so giving up loses nothing.
  Future<Integer> read(ByteQueue into);

  /// Writes some of `buffer`; the future gets how many bytes went. Until then the buffer belongs to
  /// this connection.
  Future<Integer> write(ByteBuffer buffer);

  /// Writes what can go without waiting, and returns how many bytes went: 0 if the system has no
  /// room, or if this connection can't know at once. The buffer stays the caller's, so what goes
  /// this way needn't be copied first. Not called while a write is under way.
  ///
  /// @throws UncheckedIOException if the connection is broken
  default int writeNow(ByteBuffer buffer) {
    return 0;
  }

  /// Ends this side of the stream: the other side sees the end, and may go on writing.
  ///
  /// @throws UncheckedIOException if the connection is broken
  void shutdownOutput();

  /// Closes the socket: a read that waits gets the end of the stream, a write fails. Does nothing
  /// if it is closed.
  void close();

  /// Calls `broken` if the other side is found to have broken the connection off, though nobody was
  /// reading; with what every read gets from then on. One that can't notice never calls it.
  default void whenBroken(Consumer<? super UncheckedIOException> broken) {}

  /// Closes the socket because of `failure`, which every read gets from now on.
  void breakOff(UncheckedIOException failure);

  /// Returns this side's address.
  InetSocketAddress localAddress();

  /// Returns the other side's address.
  InetSocketAddress remoteAddress();
}
