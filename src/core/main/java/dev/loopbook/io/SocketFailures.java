package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;

/// The exceptions for sockets that fail.
///
/// They are unchecked because `await` throws them and declares nothing: the compiler would reject a
/// `catch` of a checked one. The cause is what the JDK threw.
final class SocketFailures {

  private SocketFailures() {}

  static UncheckedIOException cannotConnect(String address, Throwable cause) {
    var hint = cause instanceof ConnectException ? "; does a server listen there?" : "";
    return of(format("cannot connect to %s: %s%s", address, reason(cause), hint), cause);
  }

  static UncheckedIOException cannotListen(InetSocketAddress address, Throwable cause) {
    var hint =
        cause instanceof BindException && reason(cause).contains("in use")
            ? "; close what uses it, or ask for port 0 and the system finds a free one"
            : "";
    return of(
        format("cannot listen on %s: %s%s", Addresses.text(address), reason(cause), hint), cause);
  }

  /// @param what the connection
  static UncheckedIOException broken(Object what, Throwable cause) {
    return of(format("%s is broken: %s", what, reason(cause)), cause);
  }

  /// @param what what was closed
  static UncheckedIOException closed(Object what) {
    return of(what + " is closed", new ClosedError(what));
  }

  private static UncheckedIOException of(String message, Throwable cause) {
    return new UncheckedIOException(
        message, cause instanceof IOException io ? io : new IOException(cause));
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
