package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Makes one task for a [TaskFactory], with the name and the context that its caller asked for.
public final class TaskMaker {

  private final EventLoop loop;
  private final Object name;
  private final Context context;

  TaskMaker(EventLoop loop, Object name, Context context) {
    this.loop = loop;
    this.name = name;
    this.context = context;
  }

  /// Makes a task whose first step is scheduled.
  public <T extends @Nullable Object> Task<T> lazy(Coroutine<T> coroutine) {
    requireNonNull(coroutine, "coroutine");
    return loop.register(new Task<>(loop, coroutine, name, context), false);
  }

  /// Makes a task and runs it at once, up to its first await that has to wait. On a loop that isn't
  /// running it is scheduled, as any other.
  public <T extends @Nullable Object> Task<T> eager(Coroutine<T> coroutine) {
    requireNonNull(coroutine, "coroutine");
    return loop.register(new Task<>(loop, coroutine, name, context), loop.isRunning());
  }
}
