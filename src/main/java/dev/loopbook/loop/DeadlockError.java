package dev.loopbook.loop;

/// Thrown by a running loop when nothing can ever run again: no callback is ready, no timer is set,
/// and nothing outside the loop is at work. The message names each waiting task and what it waits
/// for.
///
/// asyncio would wait for ever here.
public final class DeadlockError extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DeadlockError(String message) {
    super(message);
  }

  /// Returns the error for `loop` as it stands.
  static DeadlockError in(EventLoop loop) {
    var text =
        new StringBuilder("nothing can ever run again: no callback is ready and no timer is set");
    var waiting = loop.tasks();
    if (waiting.isEmpty()) {
      text.append(", and no task is left; call stop() to end a run");
    }
    for (var task : waiting) {
      text.append("\n  ").append(task.name()).append(" waits for ").append(task.waitsFor());
    }
    return new DeadlockError(text.toString());
  }
}
