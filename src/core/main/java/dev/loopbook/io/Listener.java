package dev.loopbook.io;

import java.net.InetSocketAddress;

/// One listening socket.
interface Listener {

  /// Returns the address it listens on, with the port that the system chose if it was asked to.
  InetSocketAddress localAddress();

  /// Stops listening. Connections that were accepted go on.
  void close();
}
