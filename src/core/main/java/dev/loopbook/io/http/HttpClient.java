package dev.loopbook.io.http;

/// Opens the sessions in which a program makes its HTTP requests.
///
/// A class that needs HTTP takes one of these in its constructor. The program gives it [#real]; a
/// test gives it a stub.
///
///     try (var session = http.open()) {
///       var response = await(session.get("https://api.example.com/users/1"));
///       IO.println(response.requireSuccess().body());
///     }
@FunctionalInterface
public interface HttpClient {

  /// Opens a session. Close it, preferably with try-with-resources: the end audit finds one left
  /// open.
  HttpSession open();

  /// Returns the client that reaches the real network.
  ///
  /// It speaks HTTP/1.1 and HTTPS, and keeps connections for as long as a session is open. It
  /// follows redirects only if [asked to][HttpSession#followRedirects].
  static HttpClient real() {
    return () -> new HttpSession(new RealTransport());
  }
}
