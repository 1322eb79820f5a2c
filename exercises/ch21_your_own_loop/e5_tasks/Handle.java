package ch21_your_own_loop.e5_tasks;

/// A callback that waits for its turn, and that can be cancelled until then.
final class Handle {
  private final Runnable callback;
  private boolean cancelled;

  Handle(Runnable callback) {
    this.callback = callback;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void run() {
    callback.run();
  }
}
