// rejected by betweenTwoTasksNoneIsCurrent: Task.current
package ch21_your_own_loop.e5_tasks;

import dev.loopbook.loop.Pausable;
import java.util.concurrent.Callable;

/// A coroutine on the loop. It is a future too: of what the coroutine returns.
class Task<T> extends Future<T> {
  private static Task<?> current;

  private final String name;
  private final Pausable code;
  private Future<?> waitsFor;

  /// Queues the first step. Nothing of the body runs yet.
  Task(Loop loop, String name, Callable<T> body) {
    super(loop);
    this.name = name;
    this.code = new Pausable(() -> run(body));
    loop.callSoon(this::step);
  }

  private void run(Callable<T> body) {
    try {
      setResult(body.call());
    } catch (Throwable error) {
      setException(error);
    }
  }

  /// Runs the body up to its next pause, and sees to it that somebody takes the next step.
  private void step() {
    waitsFor = null;
    current = this;
    try {
      code.resume();
    } finally {

    }
    if (isDone()) {
      return;
    }
    if (waitsFor == null) {
      loop.callSoon(this::step);
    } else {
      waitsFor.addDoneCallback(this::step);
    }
  }

  /// Returns the task that runs now.
  static Task<?> current() {
    return current;
  }

  /// Waits until a future is done, and returns its result or throws its error.
  static <T> T await(Future<T> future) {
    if (!future.isDone()) {
      current.waitsFor = future;
      Pausable.pause();
    }
    return future.result();
  }

  /// Lets the others have a turn.
  static void yieldTurn() {
    Pausable.pause();
  }

  @Override
  public String toString() {
    return name;
  }
}
