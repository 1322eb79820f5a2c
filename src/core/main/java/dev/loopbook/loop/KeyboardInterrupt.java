package dev.loopbook.loop;

/// Thrown out of a running loop by Ctrl-C, or by an interrupt of its thread.
public final class KeyboardInterrupt extends LoopEscape {

  private static final long serialVersionUID = 1L;

  /// Makes one.
  public KeyboardInterrupt() {
    super("interrupted");
  }
}
