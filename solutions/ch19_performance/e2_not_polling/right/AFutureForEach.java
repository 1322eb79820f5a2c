// right: a future for each that waits
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.LinkedHashSet;
import java.util.Set;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private final Set<Future<Void>> waiting = new LinkedHashSet<>();
  private boolean open;

  void open() {
    open = true;
    for (var each : waiting) {
      if (!each.isDone()) {
        each.setResult(null);
      }
    }
    waiting.clear();
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
      Future<Void> mine = EventLoop.running().createFuture();
      waiting.add(mine);
      try {
        await(mine);
      } finally {
        waiting.remove(mine);
      }
    });
  }
}
