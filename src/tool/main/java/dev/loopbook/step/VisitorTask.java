package dev.loopbook.step;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;

/// A task that a [Visit] runs: on the program's loop, but not the program's.
///
/// It is in no list unless it has to wait, and takes no number from the program's tasks.
public final class VisitorTask {
  private static final String COROUTINE = "a visitor's code";

  private VisitorTask() {}

  /// Runs code in a task of the loop, at once, up to its first await that has to wait.
  ///
  /// @param name what pictures call it while it waits
  public static Task<Void> begin(EventLoop loop, String name, Body.OfVoid code) {
    return loop.createEagerTask(Coroutine.named(COROUTINE, code), name);
  }

  static boolean is(Task<?> task) {
    return task.coroutine().coroutineName().equals(COROUTINE);
  }
}
