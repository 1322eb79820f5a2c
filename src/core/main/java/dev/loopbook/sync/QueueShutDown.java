package dev.loopbook.sync;

/// Thrown by operations that a queue no longer allows because it was shut down.
public final class QueueShutDown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueShutDown(String message) {
    super(message);
  }
}
