package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Makes the tasks of a loop, as asyncio's `set_task_factory`: to note each of them, to wrap its
/// coroutine, or to start it at once.
///
///     EventLoop.running().setTaskFactory(TaskFactory.eager());
public interface TaskFactory {

  /// Returns a task of `coroutine`. Called on the loop's thread.
  ///
  /// @param maker makes it; called exactly once
  <T extends @Nullable Object> Task<T> make(Coroutine<T> coroutine, TaskMaker maker);

  /// Returns the usual factory: a task's first step waits for its turn in the ready queue.
  static TaskFactory usual() {
    return new TaskFactory() {
      @Override
      public <T extends @Nullable Object> Task<T> make(Coroutine<T> coroutine, TaskMaker maker) {
        return maker.lazy(coroutine);
      }
    };
  }

  /// Returns a factory whose tasks run at once, inside the call that makes them, up to their first
  /// await that has to wait. As asyncio's `eager_task_factory`, since CPython 3.12.
  ///
  /// A task that never has to wait is done when that call returns, and costs no tick. But code that
  /// relied on its own next lines running first sees another order now.
  static TaskFactory eager() {
    return new TaskFactory() {
      @Override
      public <T extends @Nullable Object> Task<T> make(Coroutine<T> coroutine, TaskMaker maker) {
        return maker.eager(coroutine);
      }
    };
  }
}
