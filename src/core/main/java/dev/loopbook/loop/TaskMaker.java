package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Makes one task for a [TaskFactory], with the name and the context that its caller asked for.
public final class TaskMaker {

  private final EventLoop loop;
  private final @Nullable String name;
  private final long number;
  private final Context context;

  TaskMaker(EventLoop loop, @Nullable String name, Context context) {
    this.loop = loop;
    this.name = name;
    this.number = name == null ? loop.nextTaskNumber() : 0;
    this.context = context;
  }

  /// Makes a task whose first step is scheduled.
  public <T extends @Nullable Object> Task<T> lazy(Coroutine<T> coroutine) {
    requireNonNull(coroutine, "coroutine");
    return loop.register(new Task<>(loop, coroutine, name, number, context), false);
  }

  /// Makes a task and runs it at once, up to its first await that has to wait. On a loop that isn't
  /// running it is scheduled, as any other.
  public <T extends @Nullable Object> Task<T> eager(Coroutine<T> coroutine) {
    requireNonNull(coroutine, "coroutine");
    return loop.register(new Task<>(loop, coroutine, name, number, context), loop.isRunning());
  }
}
