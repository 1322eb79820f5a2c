package dev.loopbook.loop;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Starts a coroutine on a loop from another thread, which can wait for it.
final class ThreadBridge {

  private ThreadBridge() {}

  static <T extends @Nullable Object> java.util.concurrent.Future<T> submit(
      EventLoop loop, Coroutine<T> coroutine) {
    var outside = new CompletableFuture<T>();
    loop.callSoonThreadsafe(() -> start(loop, coroutine, outside));
    return outside;
  }

  private static <T extends @Nullable Object> void start(
      EventLoop loop, Coroutine<T> coroutine, CompletableFuture<T> outside) {
    if (outside.isDone()) {
      coroutine.close();
      return;
    }
    var task = loop.createTask(coroutine);
    task.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            outside.cancel(false);
          } else {
            done.exception()
                .ifPresentOrElse(
                    outside::completeExceptionally, () -> outside.complete(done.result()));
          }
        });
    var _ =
        outside.whenComplete(
            (_, _) -> {
              if (outside.isCancelled() && !loop.isClosed()) {
                loop.callSoonThreadsafe(task::cancel);
              }
            });
  }
}
