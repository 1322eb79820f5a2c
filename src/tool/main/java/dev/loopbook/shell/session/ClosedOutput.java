package dev.loopbook.shell.session;

/// Thrown when nobody reads the output any more, as with `| head -1`: the tool then ends quietly.
public final class ClosedOutput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClosedOutput(Throwable cause) {
    super("nobody reads the output any more", cause, false, false);
  }
}
