package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Thrown when a line, or what comes before a separator, is longer than the reader's limit.
public final class LimitOverrunError extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private final int consumed;
  private final boolean found;

  /// Makes one.
  ///
  /// @param limit the reader's limit in bytes
  /// @param consumed how many of the bytes so far certainly come before the separator
  /// @param found whether the separator has arrived
  LimitOverrunError(int limit, int consumed, boolean found) {
    super(
        format(
            "no separator within the limit of %s; open the stream with a larger one",
            Counted.of(limit, "byte")),
        new IOException("limit overrun"));
    this.consumed = consumed;
    this.found = found;
  }

  /// Returns how many bytes can be read, with [StreamReader#readExactly], to get past the part that
  /// is too long.
  public int consumed() {
    return consumed;
  }

  boolean isFound() {
    return found;
  }
}
