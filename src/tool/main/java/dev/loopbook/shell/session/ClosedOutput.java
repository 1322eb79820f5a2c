package dev.loopbook.shell.session;

import java.io.IOException;

/// Thrown when the output can't be written. Mostly nobody reads it any more, as with `| head -1`:
/// the tool then ends quietly.
public final class ClosedOutput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  ClosedOutput(IOException failure) {
    super("the output can't be written", failure, false, false);
    this.failure = failure;
  }

  /// Returns what came of the attempt to write.
  public IOException failure() {
    return failure;
  }
}
