// rejected by anOpenGateCostsNoTick: the tick after passing an open gate
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private final Event open = new Event("gate");

  void open() {
    open.set();
  }

  void close() {
    open.clear();
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return async(() -> {
      await(open.waitSet());
      await(sleep(millis(0)));
    });
  }
}
