package dev.loopbook.io;

import java.net.InetSocketAddress;

/// The two addresses of a connection, and which side began it. Known when it opens, and still when
/// it is closed.
///
/// @param local this side's address
/// @param remote the other side's address
/// @param accepted whether the other side began it
record Ends(InetSocketAddress local, InetSocketAddress remote, boolean accepted) {

  /// Returns `127.0.0.1:8888 <- 127.0.0.1:51000`: the arrow points to whom was called.
  @Override
  public String toString() {
    return Addresses.text(local) + (accepted ? " <- " : " -> ") + Addresses.text(remote);
  }
}
