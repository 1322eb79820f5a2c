package dev.loopbook.io.http;

import dev.loopbook.text.Counted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The body of a request or a response: bytes, which may be a text. Immutable.
public final class HttpBody {

  private static final HttpBody NONE = new HttpBody(new byte[0]);

  private final byte[] bytes;

  private HttpBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the body that isn't there.
  public static HttpBody none() {
    return NONE;
  }

  /// Returns a body of these bytes.
  public static HttpBody of(byte... bytes) {
    return new HttpBody(bytes.clone());
  }

  /// Returns a body of a text in UTF-8.
  public static HttpBody of(String text) {
    return new HttpBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns a copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns how many bytes it has.
  public int size() {
    return bytes.length;
  }

  /// Returns whether there are no bytes.
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// Returns the bytes as a text; what `charset` doesn't know becomes `�`.
  public String text(Charset charset) {
    return new String(bytes, charset);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HttpBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "<HttpBody " + Counted.of(bytes.length, "byte") + ">";
  }
}
