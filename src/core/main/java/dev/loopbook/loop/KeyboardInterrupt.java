package dev.loopbook.loop;

/// Thrown out of a running loop when the person at the keyboard, or an interrupt of its thread,
/// ends it.
public final class KeyboardInterrupt extends LoopEscape {

  private static final long serialVersionUID = 1L;

  /// Makes one.
  public KeyboardInterrupt() {
    super("interrupted");
  }
}
