// rejected by aWaiterPassesInTheTickAfterTheGateOpens: the tick in which the waiter passed
package ch19_performance.e2_not_polling;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private static final Event open = new Event("gate");

  void open() {
    open.set();
  }

  void close() {
    open.clear();
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return open.waitSet();
  }
}
