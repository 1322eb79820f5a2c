package dev.loopbook.loop;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits for something, but not forever. As `asyncio.wait_for` since CPython 3.12.
final class WaitFor {

  private WaitFor() {}

  /// Returns a coroutine that awaits `work` and cancels it when `timeout` has passed.
  static <T extends @Nullable Object> Coroutine<T> of(
      Awaitable<T> work, @Nullable Duration timeout) {
    return Coroutine.named(
        "waitFor",
        () -> {
          if (timeout == null || timeout.isPositive()) {
            return Async.await(Timeout.after(timeout, _ -> Async.await(work)));
          }
          return atOnce(EventLoop.running().ensureFuture(work));
        });
  }

  /// Returns the result if it is there, and otherwise cancels the work before it can start.
  private static <T extends @Nullable Object> T atOnce(Future<T> work) {
    if (work.isDone()) {
      return work.result();
    }
    cancelAndWait(work);
    try {
      return work.result();
    } catch (CancelledError e) {
      throw new TimeoutError(e);
    }
  }

  /// Cancels `work` and waits until it is done, in a way that can itself be cancelled.
  private static void cancelAndWait(Future<?> work) {
    Future<@Nullable Void> waiter = work.loop().createFuture(work);
    Consumer<Future<?>> release =
        _ -> {
          if (!waiter.isDone()) {
            waiter.setResult(null);
          }
        };
    work.addDoneCallback(release);
    try {
      work.cancel();
      Async.await(waiter);
    } finally {
      work.removeDoneCallback(release);
    }
  }
}
