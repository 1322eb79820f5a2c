package dev.loopbook.io;

import dev.loopbook.loop.Future;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// One connected socket. Bytes go in and out through buffers, at most one read and one write at a
/// time.
///
/// The streams, [StreamReader] and [StreamWriter], are what programs use; this is what those stand
/// on.
interface Connection {

  /// Reads into `buffer`; the future gets how many bytes came, or -1 at the end of the stream.
  Future<Integer> read(ByteBuffer buffer);

  /// Writes some of `buffer`; the future gets how many bytes went.
  Future<Integer> write(ByteBuffer buffer);

  /// Says that no more will be written; the other side sees the end of the stream, and may go on
  /// writing.
  void shutdownOutput();

  /// Closes the socket; what is waited for on it fails. Does nothing if it is closed.
  void close();

  /// Returns whether [#close] was called.
  boolean isClosed();

  /// Returns this side's address.
  InetSocketAddress localAddress();

  /// Returns the other side's address.
  InetSocketAddress remoteAddress();
}
