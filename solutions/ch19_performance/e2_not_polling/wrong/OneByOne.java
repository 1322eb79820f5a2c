// rejected by allWhoWaitPassInThatTick: the ticks in which five waiters passed
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Condition;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private final Condition changed = new Condition("gate");
  private boolean open;

  void open() {
    open = true;
    createTask(async(() -> {
      try (var _ = await(changed.acquire())) {
        changed.notifyOne();
      }
    }), "opens");
  }

  void close() {
    open = false;
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return async(() -> {
      if (open) {
        return;
      }
      try (var _ = await(changed.acquire())) {
        await(changed.waitUntil(() -> open));
        changed.notifyOne();
      }
    });
  }
}
