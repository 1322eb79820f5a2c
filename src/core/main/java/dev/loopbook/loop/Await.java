package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What `await` does.
final class Await {

  private Await() {}

  static <T extends @Nullable Object> T on(Awaitable<T> work) {
    var task = runningTask(work);
    return work instanceof Coroutine<T> coroutine
        ? runHere(coroutine, task)
        : waitHere((Future<T>) work, task);
  }

  /// Gives up the current task's turn, for one tick.
  static void turn(EventLoop loop) {
    var task = loop.currentTask();
    if (task == null) {
      throw new IllegalStateException("only a coroutine can give up its turn; this is a callback");
    }
    task.suspend(null);
  }

  private static <T extends @Nullable Object> T runHere(Coroutine<T> coroutine, Task<?> task) {
    try {
      return coroutine.runIn(task);
    } catch (Throwable e) {
      throw Raise.it(e);
    }
  }

  private static <T extends @Nullable Object> T waitHere(Future<T> future, Task<?> task) {
    if (!future.isDone()) {
      task.suspend(future);
      if (!future.isDone()) {
        throw new IllegalStateException(task + " was resumed before " + future + " was done");
      }
    }
    try {
      return future.result();
    } catch (Throwable thrown) {
      throw Raise.it(task.placedHere(thrown, future));
    }
  }

  private static Task<?> runningTask(Awaitable<?> work) {
    Objects.requireNonNull(work, "await(null): there is nothing to await");
    var loop = EventLoop.runningOrNull();
    if (loop == null) {
      throw new IllegalStateException(
          format(
              "await(%s) outside a running loop: %s",
              work, NoLoop.advice("start one with run(async(() -> ...))")));
    }
    var task = loop.currentTask();
    if (task == null) {
      throw new IllegalStateException(
          format(
              "await(%s) in a callback: only a coroutine can wait. Make a task with createTask(...)",
              work));
    }
    return task;
  }
}
