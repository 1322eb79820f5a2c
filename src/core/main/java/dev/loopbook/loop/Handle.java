package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A scheduled callback. The loop runs it once, or never if it is cancelled first.
public sealed class Handle permits TimerHandle {

  final EventLoop loop;
  private @Nullable Runnable callback;
  private final Context context;
  private boolean begun;

  Handle(EventLoop loop, Runnable callback, Context context) {
    this.loop = loop;
    this.callback = requireNonNull(callback, "callback");
    this.context = requireNonNull(context, "context");
  }

  /// Returns the loop it belongs to.
  public EventLoop loop() {
    return loop;
  }

  /// Prevents the callback from running. Does nothing if it ran, or was cancelled, before.
  ///
  /// @throws IllegalStateException if another thread runs the loop
  public void cancel() {
    loop.requireOwnThread();
    AccessLog.writes(this);
    callback = null;
  }

  /// Returns whether [#cancel] was called.
  public boolean isCancelled() {
    AccessLog.reads(this);
    return wasCancelled();
  }

  /// Returns the same without reporting that it was read.
  final boolean wasCancelled() {
    return callback == null;
  }

  /// Runs something else in its place.
  final void replaceBy(Runnable other) {
    callback = other;
  }

  /// Returns whether the callback has begun to run.
  final boolean hasBegun() {
    return begun;
  }

  /// Returns the task that this callback is a step of; empty for an ordinary callback.
  public Optional<Task<?>> task() {
    AccessLog.reads(this);
    return switch (callback) {
      case Task.Step(var task, var _) -> Optional.of(task);
      case Future.Notification(var _, var waiter) when waiter instanceof TaskFiber fiber ->
          Optional.of(fiber.task());
      case null, default -> Optional.empty();
    };
  }

  /// Returns the future that is done and whose callback this is, or null if there is none.
  final @Nullable Future<?> notifier() {
    return callback instanceof Future.Notification<?> notification ? notification.future() : null;
  }

  /// Returns what people see of this callback: the task's name, or the callback's own text.
  public String label() {
    return task()
        .map(Task::displayName)
        .orElseGet(() -> callback == null ? "cancelled" : Label.of(callback));
  }

  /// Returns whether the callback is the program's own code, rather than a task's step or something
  /// that the library does for it.
  public boolean isProgramsOwn() {
    return switch (callback) {
      case Future.Notification(var _, var waiter) -> Origin.isUser(waiter.getClass());
      case null -> false;
      default -> Origin.isUser(callback.getClass());
    };
  }

  /// Runs the callback in its context. What it throws goes to the exception handler, unless it is a
  /// [LoopEscape].
  final void run() {
    var todo = callback;
    if (todo == null) {
      return;
    }
    begun = true;
    var before = loop.swapContext(context);
    try {
      todo.run();
    } catch (LoopEscape escape) {
      throw escape;
    } catch (Throwable failure) {
      loop.callExceptionHandler(
          new ExceptionContext("Exception in callback " + label(), failure, this));
    } finally {
      loop.swapContext(before);
    }
  }

  @Override
  public String toString() {
    return format("<Handle %s>", label());
  }
}
