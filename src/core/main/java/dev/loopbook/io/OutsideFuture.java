package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Makes a future of the loop out of one that threads of another library complete, as asyncio's
/// `wrap_future`.
///
/// While it is pending the loop is not at its end, and virtual time goes on at real speed, as it
/// does for a socket: it never jumps over the work, and a time-out around it still fires.
public final class OutsideFuture {

  private OutsideFuture() {}

  /// Returns a future of the running loop that ends as `work` does. Cancelling it cancels `work`.
  ///
  /// @param what what is waited for, in the words of a picture: `the answer to GET /users/1`
  public static <T extends @Nullable Object> Future<T> of(String what, CompletableFuture<T> work) {
    var loop = EventLoop.running();
    Future<T> future = loop.createFuture(new Label(what));
    var expected = OutsideCaller.in(Network.of(loop));
    var source = new Source(what, future);
    expected.add(source);
    future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            work.cancel(true);
          }
        });
    work.whenComplete(
        (value, failure) ->
            report(
                loop,
                () -> {
                  expected.remove(source);
                  settle(future, value, failure);
                }));
    return future;
  }

  private static void report(EventLoop loop, Runnable outcome) {
    try {
      loop.callSoonThreadsafe(outcome);
    } catch (IllegalStateException closed) {
      // The loop is gone, and with it whoever waited.
    }
  }

  private static <T extends @Nullable Object> void settle(
      Future<T> future, T value, @Nullable Throwable failure) {
    if (future.isDone()) {
      return;
    }
    switch (failure) {
      case null -> future.setResult(value);
      case CompletionException wrapped when wrapped.getCause() != null ->
          future.setException(wrapped.getCause());
      default -> future.setException(failure);
    }
  }

  private record Label(String what) {
    @Override
    public String toString() {
      return what;
    }
  }

  private record Source(String what, Future<?> future) implements OutsideCaller.Source {
    @Override
    public String interest() {
      return future.isDone() ? "" : "end";
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return what;
    }
  }
}
