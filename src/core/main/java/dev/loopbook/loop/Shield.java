package dev.loopbook.loop;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shields work from the cancellation of the task that awaits it. As CPython 3.13's
/// `asyncio.shield`.
final class Shield {

  private Shield() {}

  /// Returns a future that ends as `work` does, and whose cancellation doesn't reach it.
  static <T extends @Nullable Object> Future<T> of(Awaitable<T> work) {
    var inner = work instanceof Future<T> future ? future : EventLoop.running().ensureFuture(work);
    if (inner.isDone()) {
      return inner;
    }
    Future<T> outer = inner.loop().createFuture(new Shielded(inner));
    Consumer<Future<T>> follow = done -> follow(done, outer);
    inner.addDoneCallback(follow);
    outer.addDoneCallback(
        _ -> {
          if (!inner.isDone()) {
            inner.removeDoneCallback(follow);
          }
        });
    return outer;
  }

  private static <T extends @Nullable Object> void follow(Future<T> inner, Future<T> outer) {
    if (outer.isCancelled()) {
      if (!inner.isCancelled()) {
        inner.exception(); // counts as retrieved: the task that would have asked was cancelled
      }
    } else if (inner.isCancelled()) {
      outer.cancel();
    } else {
      inner.exception().ifPresentOrElse(outer::setException, () -> outer.setResult(inner.result()));
    }
  }

  private record Shielded(Future<?> inner) implements Dependent {
    @Override
    public List<Future<?>> dependsOn() {
      return Future.pending(List.of(inner));
    }

    @Override
    public String toString() {
      return "shield(" + (inner instanceof Task<?> task ? task.displayName() : inner.label()) + ")";
    }
  }
}
