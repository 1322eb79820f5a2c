package dev.loopbook.conformance;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Timeout;
import dev.loopbook.loop.TimerHandle;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The methods, by asyncio's names, of what a program works with.
final class Members {

  private Members() {}

  static @Nullable Object call(
      @Nullable Object target, String method, List<@Nullable Object> arguments) {
    return switch (target) {
      case Task<?> task -> task(task, method, arguments);
      case Future<?> future -> future(future, method, arguments);
      case Handle handle -> handle(handle, method);
      case Timeout timeout -> timeout(timeout, method, arguments);
      case ContextVar<?> variable -> variable(variable, method, arguments);
      case EventLoop loop -> loop(loop, method);
      case Counter counter -> counter(counter, method, arguments);
      case null, default -> SyncMembers.call(target, method, arguments);
    };
  }

  private static @Nullable Object task(
      Task<?> task, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "cancelling" -> task.cancelling();
      case "uncancel" -> task.uncancel();
      case "get_name" -> task.name();
      case "set_name" -> nothing(() -> task.setName((String) arguments.get(0)));
      default -> future(task, method, arguments);
    };
  }

  @SuppressWarnings("unchecked") // a program's futures take any value
  private static @Nullable Object future(
      Future<?> future, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "cancel" ->
          arguments.isEmpty() ? future.cancel() : future.cancel((String) arguments.get(0));
      case "cancelled" -> future.isCancelled();
      case "done" -> future.isDone();
      case "result" -> future.result();
      case "exception" -> future.exception();
      case "set_result" -> {
        ((Future<@Nullable Object>) future).setResult(arguments.get(0));
        yield null;
      }
      case "set_exception" -> nothing(() -> future.setException((Throwable) arguments.get(0)));
      case "add_done_callback" ->
          nothing(() -> future.addDoneCallback((World.Callback) arguments.get(0)));
      case "remove_done_callback" -> future.removeDoneCallback((World.Callback) arguments.get(0));
      default -> throw unknown(future, method);
    };
  }

  private static @Nullable Object handle(Handle handle, String method) {
    return switch (method) {
      case "cancel" -> nothing(handle::cancel);
      case "cancelled" -> handle.isCancelled();
      case "when" -> ((TimerHandle) handle).when();
      default -> throw unknown(handle, method);
    };
  }

  private static @Nullable Object timeout(
      Timeout timeout, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "expired" -> timeout.expired();
      case "when" -> timeout.when();
      case "reschedule" ->
          nothing(
              () ->
                  timeout.reschedule(
                      arguments.get(0) == null ? null : Functions.time(arguments.get(0))));
      default -> throw unknown(timeout, method);
    };
  }

  @SuppressWarnings("unchecked") // a program's variables take any value
  private static @Nullable Object variable(
      ContextVar<?> variable, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "set" -> ((ContextVar<Object>) variable).set(arguments.get(0));
      case "get" -> {
        try {
          yield variable.get();
        } catch (NoSuchElementException never) {
          yield null; // the recorder's variables have the default None
        }
      }
      default -> throw unknown(variable, method);
    };
  }

  private static @Nullable Object loop(EventLoop loop, String method) {
    return switch (method) {
      case "time" -> loop.time();
      case "is_running" -> loop.isRunning();
      case "is_closed" -> loop.isClosed();
      case "stop" -> nothing(() -> loop.stop());
      case "close" -> nothing(() -> loop.close());
      default -> throw unknown(loop, method);
    };
  }

  private static @Nullable Object counter(
      Counter counter, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "value" -> counter.value();
      case "add" -> nothing(() -> counter.add((Integer) arguments.get(0)));
      default -> throw unknown(counter, method);
    };
  }

  /// Runs `action`, which has no value to tell.
  static @Nullable Object nothing(Runnable action) {
    action.run();
    return null;
  }

  static AssertionError unknown(@Nullable Object target, String method) {
    return new AssertionError("no method " + method + " of " + target);
  }
}
