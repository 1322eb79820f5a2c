package dev.loopbook.loop;

/// Thrown out of a running loop by an interrupt of its thread, and by Ctrl-C in a program that asks
/// for it with `Signals.interruptOnCtrlC`.
public final class KeyboardInterrupt extends LoopEscape {

  private static final long serialVersionUID = 1L;

  /// Makes one.
  public KeyboardInterrupt() {
    super("interrupted");
  }
}
