package ch21_your_own_loop.e7_cancelling;

/// What a cancelled task gets where it waits, and what those get who wait for it. It is no
/// `Exception`, so that `catch (Exception e)` doesn't swallow it.
final class CancelledError extends Error {
  private static final long serialVersionUID = 1L;

  CancelledError() {
    super("cancelled");
  }
}
