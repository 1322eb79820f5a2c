package dev.loopbook.loop;

import java.util.stream.Collectors;

/// Thrown by a running loop when nothing can ever run again: no callback is ready, no timer is set,
/// and nothing outside the loop is at work. The message lists the waiting tasks and what each of
/// them waits for.
///
/// asyncio would wait forever here.
public final class DeadlockError extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DeadlockError(String message) {
    super(message);
  }

  /// Returns the error for the current state of `loop`.
  static DeadlockError in(EventLoop loop) {
    var what = "nothing can ever run again: no callback is ready and no timer is set";
    return new DeadlockError(
        loop.tasks().isEmpty()
            ? what + ", and no task is left; call stop() to end a run"
            : what + "\n" + loop.setup().deadlockReport(loop).indent(2).stripTrailing());
  }

  /// Returns who waits for what on `loop`, one line for each task.
  static String waiting(EventLoop loop) {
    return loop.tasks().stream()
        .map(task -> task.name() + " waits for " + task.waitsFor())
        .collect(Collectors.joining("\n"));
  }
}
