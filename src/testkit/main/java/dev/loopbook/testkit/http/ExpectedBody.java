package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.io.http.HttpBody;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.Multipart;
import dev.loopbook.io.http.Multipart.FormPart;
import dev.loopbook.text.Counted;
import java.util.Optional;

/// What the body of a request has to be like.
sealed interface ExpectedBody {

  /// Returns how a request differs; empty if it fits.
  Optional<RequestDifference> difference(HttpRequest request);

  /// Exactly this text.
  record Text(String text) implements ExpectedBody {
    @Override
    public Optional<RequestDifference> difference(HttpRequest request) {
      return unless(text.equals(request.body()), "body", text, shown(request.body()));
    }
  }

  /// Exactly these bytes.
  record Bytes(HttpBody bytes) implements ExpectedBody {
    @Override
    public Optional<RequestDifference> difference(HttpRequest request) {
      return unless(
          bytes.equals(request.content()),
          "body",
          ExpectedBody.shown(bytes),
          ExpectedBody.shown(request.content()));
    }
  }

  /// JSON of the same value.
  record SameJson(String json) implements ExpectedBody {
    @Override
    public Optional<RequestDifference> difference(HttpRequest request) {
      return unless(Json.isSame(json, request.body()), "body", json, shown(request.body()));
    }
  }

  /// JSON that has at least this.
  record ContainingJson(String json) implements ExpectedBody {
    @Override
    public Optional<RequestDifference> difference(HttpRequest request) {
      return Json.firstMissing(json, request.body())
          .map(
              missing ->
                  new RequestDifference(
                      "body" + missing.path(), missing.expected(), shown(missing.found())));
    }
  }

  /// A form with this field or file among others.
  record Part(FormPart part) implements ExpectedBody {
    @Override
    public Optional<RequestDifference> difference(HttpRequest request) {
      var form = Multipart.in(request);
      var there =
          form.stream()
              .flatMap(found -> found.parts().stream())
              .filter(found -> found.name().equals(part.name()))
              .toList();
      var fits =
          there.stream()
              .anyMatch(
                  found ->
                      found.content().equals(part.content())
                          && found.fileName().equals(part.fileName()));
      return unless(
          fits,
          "part " + part.name(),
          shown(part),
          form.isEmpty() ? "(no form)" : there.isEmpty() ? "(none)" : shown(there.getFirst()));
    }

    private static String shown(FormPart part) {
      return part.fileName()
          .map(name -> format("file %s, %s", name, ExpectedBody.shown(part.content())))
          .orElseGet(part::text);
    }
  }

  private static Optional<RequestDifference> unless(
      boolean fits, String what, String registered, String requested) {
    return fits
        ? Optional.empty()
        : Optional.of(new RequestDifference(what, registered, requested));
  }

  private static String shown(String body) {
    return body.isEmpty() ? "(none)" : body;
  }

  /// Returns bytes as far as one can compare them by eye: `4 bytes: 89 50 4e 47`.
  private static String shown(HttpBody body) {
    if (body.isEmpty()) {
      return "(none)";
    }
    var text = new StringBuilder(Counted.of(body.size(), "byte") + ":");
    var bytes = body.bytes();
    for (var i = 0; i < Math.min(bytes.length, 8); i++) {
      text.append(format(" %02x", bytes[i]));
    }
    return text.append(bytes.length > 8 ? " …" : "").toString();
  }
}
