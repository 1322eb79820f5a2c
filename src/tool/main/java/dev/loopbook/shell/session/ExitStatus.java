package dev.loopbook.shell.session;

/// The exit statuses of commands. A session's own is the worst of its commands'.
public final class ExitStatus {
  /// All is well.
  public static final int OK = 0;

  /// Something needs fixing: a failed exercise, a program that ended with an exception.
  public static final int TO_FIX = 1;

  /// The command was used wrongly: a typo, an unknown name.
  public static final int WRONG_USAGE = 2;

  /// Loopbook itself failed.
  public static final int FAILED = 3;

  /// Ctrl-C ended it; 130 is what shells use.
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
