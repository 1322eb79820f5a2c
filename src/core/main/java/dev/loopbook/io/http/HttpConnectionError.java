package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/// Thrown when a request got no answer: nobody listens there, or the connection broke.
///
/// The cause is what the network threw. Unchecked, because it comes out of an `await`.
public final class HttpConnectionError extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private HttpConnectionError(String message, IOException cause) {
    super(message, cause);
  }

  /// Returns the error of a request that could not reach its host.
  public static HttpConnectionError cannotConnect(HttpRequest request, IOException cause) {
    if (isUnknownHost(cause)) {
      return new HttpConnectionError(
          format(
              "%s: cannot connect to %s: no such host; 127.0.0.1 is this machine",
              request.line(), request.authority()),
          cause);
    }
    var hint = cause instanceof ConnectException ? "; does a server listen there?" : "";
    return new HttpConnectionError(
        format(
            "%s: cannot connect to %s%s%s",
            request.line(), request.authority(), reason(cause), hint),
        cause);
  }

  /// Returns the error of a request whose connection ended before the answer was whole.
  public static HttpConnectionError broken(HttpRequest request, IOException cause) {
    return new HttpConnectionError(
        format(
            "%s: the connection broke before the answer was complete; whether the server has acted on the request is not known",
            request.line()),
        cause);
  }

  static HttpConnectionError tooManyRedirects(HttpRequest request, int most) {
    return new HttpConnectionError(
        format("%s: redirected more than %s", request.line(), Counted.of(most, "time")),
        new IOException("too many redirects"));
  }

  static HttpConnectionError sessionClosed(HttpRequest request) {
    return new HttpConnectionError(
        format("%s: the session was closed while this request was under way", request.line()),
        new IOException("session closed"));
  }

  // The JDK's client throws a ConnectException for this too.
  private static boolean isUnknownHost(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  // The JDK often gives no message; some versions name the address.
  private static String reason(IOException cause) {
    return switch (cause) {
      case ConnectException refused when refused.getMessage() == null -> ": connection refused";
      case IOException other when other.getMessage() == null ->
          ": " + other.getClass().getSimpleName();
      default -> ": " + cause.getMessage();
    };
  }
}
