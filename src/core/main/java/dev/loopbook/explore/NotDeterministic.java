package dev.loopbook.explore;

/// Thrown when a program can't be explored, because the same order of its callbacks doesn't always
/// lead to the same outcome.
public final class NotDeterministic extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotDeterministic(String what) {
    super(what);
  }
}
