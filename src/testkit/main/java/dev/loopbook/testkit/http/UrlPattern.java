package dev.loopbook.testkit.http;

import static java.util.Objects.requireNonNull;

import dev.loopbook.io.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which URLs a stub answers.
sealed interface UrlPattern {

  /// Returns how the URL of `request` differs; empty if it fits.
  List<RequestDifference> differences(HttpRequest request);

  /// A URL whose path may hold `{name}` for any one segment.
  ///
  /// @param model the URL as a request, with the braces encoded
  record Template(String url, HttpRequest model, Pattern path) implements UrlPattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("%7B[^/%]*%7D");

    static Template of(String url) {
      var model = HttpRequest.get(url.replace("{", "%7B").replace("}", "%7D"));
      var path =
          PLACEHOLDER
              .splitAsStream(model.path() + "\0")
              .map(literal -> literal.replace("\0", ""))
              .map(Pattern::quote)
              .collect(Collectors.joining("[^/]+"));
      return new Template(url, model, Pattern.compile(path));
    }

    @Override
    public List<RequestDifference> differences(HttpRequest request) {
      return RequestDifference.list()
          .unlessSame("scheme", scheme(model), scheme(request))
          .unlessSame("host", model.authority(), request.authority())
          .unless(path.matcher(request.path()).matches(), "path", readablePath(), request.path())
          .list();
    }

    Map<String, List<String>> query() {
      return model.query();
    }

    private static String scheme(HttpRequest request) {
      return request.uri().getScheme().toLowerCase(Locale.ROOT);
    }

    private String readablePath() {
      return model.path().replace("%7B", "{").replace("%7D", "}");
    }

    @Override
    public String toString() {
      return url;
    }
  }

  /// Any URL that a regular expression matches as a whole, parameters included.
  record Regex(Pattern pattern) implements UrlPattern {
    public Regex {
      requireNonNull(pattern, "url");
    }

    @Override
    public List<RequestDifference> differences(HttpRequest request) {
      var url = request.uri().toString();
      return RequestDifference.list()
          .unless(pattern.matcher(url).matches(), "url", "like " + pattern, url)
          .list();
    }

    @Override
    public String toString() {
      return "/" + pattern + "/";
    }
  }
}
