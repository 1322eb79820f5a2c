package dev.loopbook.sync;

/// Thrown when a `getNowait` finds nothing.
public final class QueueEmpty extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueEmpty(String message) {
    super(message);
  }
}
