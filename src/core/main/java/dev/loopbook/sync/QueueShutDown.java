package dev.loopbook.sync;

/// Thrown when a queue that was shut down is asked for more.
public final class QueueShutDown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueShutDown(String message) {
    super(message);
  }
}
