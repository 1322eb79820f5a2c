package dev.loopbook.sync;

/// Thrown when a `putNowait` finds no room.
public final class QueueFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueFull(String message) {
    super(message);
  }
}
