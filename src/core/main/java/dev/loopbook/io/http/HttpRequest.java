package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TimeText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// A request as a program makes it. Immutable: each `with` method returns another.
///
/// @param method the method in capitals: `GET`
/// @param uri where it goes: an absolute `http` or `https` URL
/// @param headers the headers that the program sets; the network adds its own
/// @param content the body; empty for none
/// @param timeout how long an answer may take; [#DEFAULT_TIMEOUT] unless set
public record HttpRequest(
    String method, URI uri, HttpHeaders headers, HttpBody content, Duration timeout) {

  /// How long an answer may take unless a request says otherwise, as in aiohttp: five minutes.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

  // java.net.http sets these itself and refuses them from a program.
  private static final Set<String> NETWORKS_OWN =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  /// @throws IllegalArgumentException if the method, the URL, a header or the time limit cannot be
  ///   sent
  public HttpRequest {
    if (!method.matches("[A-Z]+")) {
      throw new IllegalArgumentException(
          format("method '%s': HTTP methods are words in capitals, such as GET", method));
    }
    requireUrl(uri);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          format("timeout is %s; an answer needs more than no time", TimeText.exact(timeout)));
    }
    for (var name : headers.values().keySet()) {
      if (NETWORKS_OWN.contains(name)) {
        throw new IllegalArgumentException(
            format("header %s: the network sets it; leave it out", name));
      }
    }
  }

  /// Makes a request whose body is a text, sent in UTF-8.
  public HttpRequest(String method, URI uri, HttpHeaders headers, String body, Duration timeout) {
    this(method, uri, headers, HttpBody.of(body), timeout);
  }

  /// Returns a request of any method without a body.
  ///
  /// @throws IllegalArgumentException if `url` isn't one
  public static HttpRequest of(String method, String url) {
    return new HttpRequest(
        method, parse(url), HttpHeaders.none(), HttpBody.none(), DEFAULT_TIMEOUT);
  }

  /// Returns `GET url`.
  public static HttpRequest get(String url) {
    return of("GET", url);
  }

  /// Returns `POST url`, without a body so far.
  public static HttpRequest post(String url) {
    return of("POST", url);
  }

  /// Returns `PUT url`, without a body so far.
  public static HttpRequest put(String url) {
    return of("PUT", url);
  }

  /// Returns this request with one more header.
  public HttpRequest withHeader(String name, String value) {
    return new HttpRequest(method, uri, headers.with(name, value), content, timeout);
  }

  /// Returns this request with one more parameter in its URL, encoded as a form's: `?name=value`.
  public HttpRequest withQuery(String name, String value) {
    var parameter =
        URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    var url = uri.toString();
    var joined = url + (uri.getRawQuery() == null ? "?" : "&") + parameter;
    return new HttpRequest(method, parse(joined), headers, content, timeout);
  }

  /// Returns this request with a text as its body, sent in UTF-8.
  public HttpRequest withBody(String body) {
    return withBody(HttpBody.of(body));
  }

  /// Returns this request with bytes as its body.
  public HttpRequest withBody(byte... body) {
    return withBody(HttpBody.of(body));
  }

  HttpRequest withBody(HttpBody body) {
    return new HttpRequest(method, uri, headers, body, timeout);
  }

  /// Returns this request with a form as its body, and the header that says so.
  public HttpRequest withForm(Multipart form) {
    return form.addedTo(this);
  }

  /// Returns this request with a JSON text as its body, and the header that says so.
  public HttpRequest withJson(String json) {
    return withHeader("content-type", "application/json").withBody(json);
  }

  /// Returns this request with a limit on how long an answer may take.
  public HttpRequest withTimeout(Duration limit) {
    return new HttpRequest(method, uri, headers, content, limit);
  }

  /// Returns the body as a text, in the charset that the headers name; otherwise in UTF-8.
  public String body() {
    return content.text(headers.charset());
  }

  /// Returns the path, `/` if the URL has none; still encoded.
  public String path() {
    return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  /// Returns the parameters of the URL, decoded: the values by name, in alphabetical order of the
  /// names.
  public Map<String, List<String>> query() {
    SequencedMap<String, List<String>> parameters = new TreeMap<>();
    if (uri.getRawQuery() != null) {
      for (var parameter : uri.getRawQuery().split("&", -1)) {
        var parts = parameter.split("=", 2);
        if (!parameter.isEmpty()) {
          parameters
              .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
              .add(parts.length == 1 ? "" : decoded(parts[1]));
        }
      }
    }
    return parameters;
  }

  /// Returns the host and, unless it is the usual one, the port: `api.example.com`,
  /// `127.0.0.1:8080`.
  public String authority() {
    var usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
  }

  /// Returns the request in a line: `GET https://api.example.com/users/1`.
  public String line() {
    return method + " " + uri;
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          format(
              "'%s' is no URL: %s. Spaces and the like must be encoded; withQuery(name, value) does it for a parameter",
              url, e.getReason()),
          e);
    }
  }

  private static void requireUrl(URI uri) {
    var scheme = uri.getScheme();
    if (scheme == null || !scheme.matches("(?i)https?") || uri.getHost() == null) {
      throw new IllegalArgumentException(
          format(
              "'%s' is no HTTP URL; it must name scheme and host, such as http://127.0.0.1:8080/users",
              uri));
    }
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }

  @Override
  public String toString() {
    return format("<HttpRequest %s>", line());
  }
}
