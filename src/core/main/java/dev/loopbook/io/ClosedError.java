package dev.loopbook.io;

import java.nio.channels.ClosedChannelException;

/// A [ClosedChannelException] that says what was closed; the JDK's has no message.
final class ClosedError extends ClosedChannelException {

  private static final long serialVersionUID = 1L;

  private final String message;

  /// @param what what was closed
  ClosedError(Object what) {
    message = what + " is closed";
  }

  @Override
  public String getMessage() {
    return message;
  }
}
