package ch21_your_own_loop.e5_tasks;

import dev.loopbook.loop.Pausable;
import java.util.concurrent.Callable;

/// A coroutine on the loop. It is a future too: of what the coroutine returns.
class Task<T> extends Future<T> {
  private static Task<?> current;

  private final String name;

  /// Queues the first step. Nothing of the body runs yet.
  Task(Loop loop, String name, Callable<T> body) {
    super(loop);
    this.name = name;
    // yours: make a Pausable of the body, which ends by setting this future's result or its error
  }

  /// Returns the task that runs now.
  static Task<?> current() {
    return current;
  }

  /// Waits until a future is done, and returns its result or throws its error.
  static <T> T await(Future<T> future) {
    return future.result(); // yours
  }

  /// Lets the others have a turn.
  static void yieldTurn() {
    // yours
  }

  @Override
  public String toString() {
    return name;
  }
}
