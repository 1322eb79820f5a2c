// rejected by aWaiterPassesInTheTickAfterTheGateOpens: the tick in which the waiter passed
// mistake: looks less often
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private boolean open;

  void open() {
    open = true;
  }

  void close() {
    open = false;
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return async(() -> {
      while (!open) {
        await(sleep(millis(10))); // not so often
      }
    });
  }
}
