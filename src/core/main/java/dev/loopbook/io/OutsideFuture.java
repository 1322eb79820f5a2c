package dev.loopbook.io;

import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Makes a future of the loop out of one that another library's threads complete, as asyncio's
/// `wrap_future`.
///
/// While it is pending, the loop is not at its end and virtual time runs at real speed, as it does
/// for a socket: it never jumps over the work, and a time-out around it still fires.
public final class OutsideFuture {

  private OutsideFuture() {}

  /// Returns a future of the running loop that ends as `work` does. Cancelling it cancels `work`,
  /// and if `work` is cancelled, so is the future.
  ///
  /// @param what what is waited for, as views show it: `the answer to GET /users/1`
  public static <T extends @Nullable Object> Future<T> of(String what, CompletableFuture<T> work) {
    requireNonNull(what, "what");
    requireNonNull(work, "work");
    return of(EventLoop.running(), what, work);
  }

  static <T extends @Nullable Object> Future<T> of(
      EventLoop loop, String what, CompletableFuture<T> work) {
    Future<T> future = loop.createFuture(what);
    var expectNoMore =
        OutsideEvents.expect(
            loop, new OutsideEvents.Source(what, () -> future.isDone() ? "" : "end"));
    future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            work.cancel(true);
          }
        });
    var _ =
        work.whenComplete(
            (value, failure) ->
                OutsideEvents.tell(
                    loop,
                    () -> {
                      expectNoMore.run();
                      settle(future, value, failure);
                    }));
    return future;
  }

  private static <T extends @Nullable Object> void settle(
      Future<T> future, T value, @Nullable Throwable failure) {
    if (future.isDone()) {
      return;
    }
    switch (failure) {
      case null -> future.setResult(value);
      case CancellationException _ -> future.cancel();
      case CompletionException wrapped when wrapped.getCause() instanceof CancellationException ->
          future.cancel();
      case CompletionException wrapped when wrapped.getCause() != null ->
          future.setException(wrapped.getCause());
      default -> future.setException(failure);
    }
  }
}
