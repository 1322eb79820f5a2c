package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.SafeText;
import dev.loopbook.text.Shorten;

/// Thrown by [HttpResponse#requireSuccess] if the status says that the request failed.
public final class HttpStatusError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST_BODY = 120;

  private final int status;

  HttpStatusError(HttpResponse response) {
    super(message(response));
    status = response.status();
  }

  private static String message(HttpResponse response) {
    var body = Shorten.toLength(SafeText.oneLine(response.body().strip()), LONGEST_BODY);
    return format(
        "%s answered %d%s%s",
        response.request().line(),
        response.status(),
        name(response.status()),
        body.isEmpty() ? "" : ": " + body);
  }

  /// Returns the status, such as 404.
  public int status() {
    return status;
  }

  private static String name(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> " (a redirect, which is not followed)";
      case 400 -> " Bad Request";
      case 401 -> " Unauthorized";
      case 403 -> " Forbidden";
      case 404 -> " Not Found";
      case 409 -> " Conflict";
      case 429 -> " Too Many Requests";
      case 500 -> " Internal Server Error";
      case 502 -> " Bad Gateway";
      case 503 -> " Service Unavailable";
      case 504 -> " Gateway Timeout";
      default -> "";
    };
  }
}
