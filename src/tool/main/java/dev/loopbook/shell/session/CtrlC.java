package dev.loopbook.shell.session;

/// Thrown where a command waits for the person, who types Ctrl-C.
public final class CtrlC extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Makes one.
  public CtrlC() {
    super("Ctrl-C", null, false, false);
  }
}
