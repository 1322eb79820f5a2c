package dev.loopbook.sync;

/// Thrown by `getNowait` if the queue is empty.
public final class QueueEmpty extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueEmpty(String message) {
    super(message);
  }
}
