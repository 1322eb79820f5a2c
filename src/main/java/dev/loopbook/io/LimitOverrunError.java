package dev.loopbook.io;

import java.io.IOException;

/// Thrown when a line, or what stands before a separator, is longer than the reader's limit.
public final class LimitOverrunError extends IOException {

  private static final long serialVersionUID = 1L;

  /// Makes one.
  ///
  /// @param limit the reader's limit in bytes
  LimitOverrunError(int limit) {
    super(
        "no separator within the limit of %d bytes; open the stream with a larger one"
            .formatted(limit));
  }
}
