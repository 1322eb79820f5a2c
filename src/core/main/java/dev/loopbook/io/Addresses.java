package dev.loopbook.io;

import java.net.InetSocketAddress;

/// Formats addresses as people write them.
final class Addresses {

  private Addresses() {}

  /// Returns `127.0.0.1:8888`.
  static String text(InetSocketAddress address) {
    var host =
        address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
