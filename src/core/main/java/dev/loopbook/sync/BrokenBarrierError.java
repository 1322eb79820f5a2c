package dev.loopbook.sync;

/// Thrown at a [Barrier] that was aborted, or reset while tasks waited.
public final class BrokenBarrierError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenBarrierError(String message) {
    super(message);
  }
}
