package dev.loopbook.shell.frame;

/// Thrown where a command waits for the person, who types Ctrl-C.
public final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Makes one.
  public Interrupted() {
    super("Ctrl-C", null, false, false);
  }
}
