package dev.loopbook.shell.session;

/// What a command tells the one who called it. The worst of a session is the session's own.
public final class ExitStatus {
  /// All is well.
  public static final int OK = 0;

  /// Something is to be mended: a failed exercise, a program that ended with an exception.
  public static final int TO_FIX = 1;

  /// The command was used wrongly: a typo, a name that nothing has.
  public static final int WRONG_USAGE = 2;

  /// Loopbook itself failed.
  public static final int FAILED = 3;

  /// Ctrl-C ended it, as shells have it.
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
