package dev.loopbook.io.http;

import java.net.URI;
import java.util.Optional;

/// Where a redirect leads, as browsers and aiohttp follow it.
///
/// After a 303 the next request is a GET, and after a 301 or 302 so is that which was a POST; a 307
/// or 308 repeats the request as it was. What tells who one is isn't sent to another host.
final class Redirects {

  private Redirects() {}

  /// Returns the request that follows `response`; empty if that is no redirect.
  static Optional<HttpRequest> next(HttpResponse response) {
    return switch (response.status()) {
      case 301, 302, 303, 307, 308 ->
          response
              .headers()
              .first("location")
              .flatMap(location -> target(response.request(), location))
              .map(target -> follow(response, target));
      default -> Optional.empty();
    };
  }

  private static Optional<URI> target(HttpRequest from, String location) {
    try {
      return Optional.of(from.uri().resolve(location))
          .filter(uri -> String.valueOf(uri.getScheme()).matches("(?i)https?"));
    } catch (IllegalArgumentException notAUrl) {
      return Optional.empty();
    }
  }

  private static HttpRequest follow(HttpResponse response, URI target) {
    var before = response.request();
    var becomesGet =
        response.status() == 303
            ? !before.method().equals("HEAD")
            : response.status() < 303 && before.method().equals("POST");
    var headers = HttpHeaders.none();
    var next =
        new HttpRequest(
            becomesGet ? "GET" : before.method(),
            target,
            HttpHeaders.none(),
            becomesGet ? HttpBody.none() : before.content(),
            before.timeout());
    var isElsewhere = !next.authority().equals(before.authority());
    for (var header : before.headers().values().entrySet()) {
      var isPrivate = header.getKey().equals("authorization") || header.getKey().equals("cookie");
      var isOfBody = header.getKey().startsWith("content-");
      if (!(isPrivate && isElsewhere) && !(isOfBody && becomesGet)) {
        for (var value : header.getValue()) {
          headers = headers.with(header.getKey(), value);
        }
      }
    }
    return new HttpRequest(next.method(), next.uri(), headers, next.content(), next.timeout());
  }
}
