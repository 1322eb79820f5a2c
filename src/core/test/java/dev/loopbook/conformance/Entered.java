package dev.loopbook.conformance;

import static dev.loopbook.loop.Async.await;

import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Guard;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Semaphore;
import org.jspecify.annotations.Nullable;

/// A `with` block that was entered.
///
/// @param held what its end gives back
/// @param value what a trace shows for it
record Entered(Guard held, @Nullable Object value) {

  static Entered into(@Nullable Object resource) {
    return switch (resource) {
      case Lock lock -> new Entered(await(lock.acquire()), null);
      case Condition condition -> new Entered(await(condition.acquire()), null);
      case Semaphore semaphore -> new Entered(await(semaphore.acquire()), null);
      // Nothing is held behind a barrier: the block only tells who came in which place.
      case Barrier barrier -> new Entered(() -> {}, await(barrier.waitAll()));
      case null, default -> throw new AssertionError("no with block for " + resource);
    };
  }

  void close() {
    held.close();
  }
}
