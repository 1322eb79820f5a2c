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

  /// Returns the error for the current state of `loop`, beside which there are `others`.
  static DeadlockError in(EventLoop loop, OtherThreads others) {
    var what = "nothing can ever run again: no callback is ready and no timer is set";
    var state =
        loop.tasks().isEmpty()
            ? ", and no task is left; call stop() to end a run"
            : "\n" + loop.setup().deadlockReport(loop).indent(2).stripTrailing();
    var hint = others.unannounced().map(name -> "\n  " + announce(name)).orElse("");
    return new DeadlockError(what + state + hint);
  }

  private static String announce(String thread) {
    return "thread "
        + thread
        + " is at work, but it is a daemon, and the loop doesn't wait for those. If it is going to"
        + " call this loop, await its result through OutsideFuture.of(...), or call"
        + " loop.outsideWorkBegins() before it starts";
  }

  /// Returns who waits for what on `loop`, one line for each task.
  static String waiting(EventLoop loop) {
    return loop.tasks().stream()
        .map(task -> task.displayName() + " waits for " + task.waitsFor())
        .collect(Collectors.joining("\n"));
  }
}
