package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;

/// An answer to a request.
///
/// @param request the request that it answers
/// @param status the status, 200 to 599
/// @param headers the headers
/// @param content the body; empty if there is none
public record HttpResponse(HttpRequest request, int status, HttpHeaders headers, HttpBody content) {

  /// @throws IllegalArgumentException if the status doesn't end an exchange
  public HttpResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(
          format("status is %d; the status of an answer is 200 to 599", status));
    }
  }

  /// Makes an answer whose body is a text, in the charset that the headers name; otherwise in
  /// UTF-8.
  public HttpResponse(HttpRequest request, int status, HttpHeaders headers, String body) {
    this(request, status, headers, HttpBody.of(body.getBytes(headers.charset())));
  }

  /// Returns the body as a text, in the charset that the headers name; otherwise in UTF-8.
  public String body() {
    return content.text(headers.charset());
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
