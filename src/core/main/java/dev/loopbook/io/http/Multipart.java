package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A form with fields and files, as a browser sends it: `multipart/form-data`. Immutable: each
/// `with` method returns another.
///
///     HttpRequest.post(url).withForm(
///         Multipart.empty().withField("title", "Cat").withFile("image", "cat.png", "image/png", png))
///
/// The same form always gives the same bytes.
///
/// @param parts its parts, in order
public record Multipart(List<FormPart> parts) {

  /// A field or a file of a form.
  ///
  /// @param name the field's name
  /// @param fileName what a file is called; empty for a plain field
  /// @param contentType what kind of bytes it has, such as `image/png`; empty for plain text
  public record FormPart(
      String name, Optional<String> fileName, Optional<String> contentType, HttpBody content) {

    /// Makes one.
    public FormPart {
      requireNonNull(name, "name");
      requireNonNull(fileName, "fileName");
      requireNonNull(contentType, "contentType");
      requireNonNull(content, "content");
    }

    /// Returns the content as a text in UTF-8.
    public String text() {
      return content.text(StandardCharsets.UTF_8);
    }
  }

  private static final String TYPE = "multipart/form-data";
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)multipart/form-data\\s*;.*?boundary=(?:\"([^\"]+)\"|([^;\\s]+)).*");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");

  /// Copies the list.
  public Multipart {
    parts = List.copyOf(parts);
  }

  /// Returns a form without parts.
  public static Multipart empty() {
    return new Multipart(List.of());
  }

  /// Returns this form with one more field.
  public Multipart withField(String name, String value) {
    return with(new FormPart(name, Optional.empty(), Optional.empty(), HttpBody.of(value)));
  }

  /// Returns this form with one more file.
  public Multipart withFile(String name, String fileName, String contentType, byte... content) {
    return with(
        new FormPart(name, Optional.of(fileName), Optional.of(contentType), HttpBody.of(content)));
  }

  private Multipart with(FormPart part) {
    var more = new ArrayList<>(parts);
    more.add(part);
    return new Multipart(more);
  }

  /// Returns the form that a request carries; empty if it carries none, or a damaged one.
  public static Optional<Multipart> in(HttpRequest request) {
    return request
        .headers()
        .first("content-type")
        .map(BOUNDARY::matcher)
        .filter(found -> found.matches())
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .flatMap(boundary -> parse(boundary, request.content()));
  }

  HttpRequest addedTo(HttpRequest request) {
    var boundary = boundary();
    return request
        .withHeader("content-type", TYPE + "; boundary=" + boundary)
        .withBody(HttpBody.of(encoded(boundary)));
  }

  // One that stands in no part. A random one would make each run another.
  private String boundary() {
    var number = 0;
    var boundary = "loopbook-form-0";
    while (isInAPart(boundary)) {
      number++;
      boundary = "loopbook-form-" + number;
    }
    return boundary;
  }

  private boolean isInAPart(String boundary) {
    return parts.stream().anyMatch(part -> latin(part.content()).contains(boundary));
  }

  private byte[] encoded(String boundary) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      var head =
          format(
                  "--%s\r\nContent-Disposition: form-data; name=\"%s\"",
                  boundary, escaped(part.name))
              + part.fileName.map(name -> format("; filename=\"%s\"", escaped(name))).orElse("")
              + "\r\n"
              + part.contentType.map(type -> format("Content-Type: %s\r\n", type)).orElse("")
              + "\r\n";
      out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      out.writeBytes(part.content.bytes());
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(format("--%s--\r\n", boundary).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  // As browsers do it: the HTML standard, "multipart/form-data encoding algorithm".
  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String unescaped(String name) {
    return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
  }

  /// Splits a body at its boundaries. In Latin-1 each byte is one letter, so that nothing is lost.
  private static Optional<Multipart> parse(String boundary, HttpBody content) {
    var parts = new ArrayList<FormPart>();
    var pieces = ("\r\n" + latin(content)).split(Pattern.quote("\r\n--" + boundary), -1);
    for (var i = 1; i < pieces.length - 1; i++) {
      var end = pieces[i].indexOf("\r\n\r\n");
      if (end < 0) {
        return Optional.empty();
      }
      var head = utf8(pieces[i].substring(0, end));
      var name = NAME.matcher(head);
      if (!name.find()) {
        return Optional.empty();
      }
      parts.add(
          new FormPart(
              unescaped(name.group(1)),
              FILE_NAME.matcher(head).results().findFirst().map(file -> unescaped(file.group(1))),
              contentType(head),
              HttpBody.of(pieces[i].substring(end + 4).getBytes(StandardCharsets.ISO_8859_1))));
    }
    return pieces[pieces.length - 1].startsWith("--")
        ? Optional.of(new Multipart(parts))
        : Optional.empty();
  }

  private static Optional<String> contentType(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "content-type:", 0, 13))
        .map(line -> line.substring(13).strip())
        .findFirst();
  }

  private static String latin(HttpBody content) {
    return content.text(StandardCharsets.ISO_8859_1);
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
