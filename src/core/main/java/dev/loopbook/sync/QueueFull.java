package dev.loopbook.sync;

/// Thrown by `putNowait` if the queue is full.
public final class QueueFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueFull(String message) {
    super(message);
  }
}
