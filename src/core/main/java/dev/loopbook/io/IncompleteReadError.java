package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import java.io.EOFException;
import java.io.UncheckedIOException;

/// Thrown when a stream ends before all the requested bytes have arrived.
public final class IncompleteReadError extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private final byte[] partial;
  private final int expected;

  /// Makes one.
  ///
  /// @param partial what did arrive
  /// @param expected how many bytes were asked for; -1 if a separator was
  IncompleteReadError(byte[] partial, int expected) {
    super(
        format(
            "the stream ended after %s; %s",
            Counted.of(partial.length, "byte"),
            expected < 0
                ? "the separator never came"
                : expected + (expected == 1 ? " was expected" : " were expected")),
        new EOFException());
    this.partial = partial.clone();
    this.expected = expected;
  }

  /// Returns the bytes that did arrive.
  public byte[] partial() {
    return partial.clone();
  }

  /// Returns how many bytes were asked for; -1 if a separator was.
  public int expected() {
    return expected;
  }
}
