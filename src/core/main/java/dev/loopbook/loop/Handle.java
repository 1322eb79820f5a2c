package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One callback that a loop will run once, or not at all if it is cancelled before its turn.
public sealed class Handle permits TimerHandle {

  final EventLoop loop;
  private @Nullable Runnable callback;
  private final Context context;

  Handle(EventLoop loop, Runnable callback, Context context) {
    this.loop = loop;
    this.callback = callback;
    this.context = context;
  }

  /// Returns the loop that it belongs to.
  public EventLoop loop() {
    return loop;
  }

  /// Keeps the callback from running; does nothing if it ran or was cancelled before.
  public void cancel() {
    AccessLog.writes(this);
    callback = null;
  }

  /// Returns whether [#cancel] was called.
  public boolean isCancelled() {
    return callback == null;
  }

  /// Returns the task whose step this callback is, or nothing for an ordinary callback.
  public Optional<Task<?>> task() {
    return switch (callback) {
      case Task.Step(var task, var _) -> Optional.of(task);
      case Future.Notification(var _, var waiter) when waiter instanceof Task.Waiter(var task) ->
          Optional.of(task);
      case null, default -> Optional.empty();
    };
  }

  /// Returns what this callback is, in the words of a picture: a task's name, or the callback
  /// itself.
  public String label() {
    return task()
        .map(Task::name)
        .orElseGet(() -> callback == null ? "cancelled" : Label.of(callback));
  }

  /// Returns whether the callback is the program's own code, and neither a task's step nor
  /// something that the library does for it.
  public boolean isProgramsOwn() {
    return switch (callback) {
      case Future.Notification(var _, var waiter) -> Origin.isUser(waiter.getClass());
      case null -> false;
      default -> Origin.isUser(callback.getClass());
    };
  }

  /// Runs the callback in its context. What it throws goes to the exception handler, except for
  /// what ends the run.
  final void run() {
    var todo = callback;
    if (todo == null) {
      return;
    }
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
