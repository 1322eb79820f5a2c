package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;

/// An answer to a request.
///
/// @param request the request that it answers
/// @param status the status, 200 to 599
/// @param headers the headers
/// @param body the body as text; empty if there is none
public record HttpResponse(HttpRequest request, int status, HttpHeaders headers, String body) {

  /// @throws IllegalArgumentException if the status doesn't end an exchange
  public HttpResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(
          format("status is %d; the status of an answer is 200 to 599", status));
    }
  }

  /// Returns whether the status is 200 to 299.
  public boolean isSuccess() {
    return status < 300;
  }

  /// Returns this response if it [#isSuccess].
  ///
  /// @throws HttpStatusError if not
  public HttpResponse requireSuccess() {
    if (!isSuccess()) {
      throw new HttpStatusError(this);
    }
    return this;
  }

  @Override
  public String toString() {
    return format("<HttpResponse %d to %s>", status, request.line());
  }
}
