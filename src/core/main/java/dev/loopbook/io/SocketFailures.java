package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /// Returns the failure to connect to a host at any of its addresses, each of which has failed.
  static UncheckedIOException cannotConnectToAny(
      String host, List<InetSocketAddress> addresses, List<UncheckedIOException> failures) {
    var first = failures.getFirst();
    var reasons = failures.stream().map(failure -> reason(cause(failure))).toList();
    if (Set.copyOf(reasons).size() == 1) {
      return first;
    }
    var each =
        IntStream.range(0, reasons.size())
            .mapToObj(i -> Addresses.text(addresses.get(i)) + ": " + reasons.get(i))
            .collect(Collectors.joining("; "));
    var refused = failures.stream().anyMatch(f -> f.getCause() instanceof ConnectException);
    return of(
        format(
            "cannot connect to any address of %s: %s%s",
            host, each, refused ? "; does a server listen there?" : ""),
        cause(first));
  }

  // Each failure here has one, though an UncheckedIOException in general need not.
  private static Throwable cause(UncheckedIOException failure) {
    var cause = failure.getCause();
    return cause == null ? failure : cause;
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
