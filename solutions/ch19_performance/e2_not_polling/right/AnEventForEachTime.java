// right: a new event for each time that the gate is closed
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private Event opening = new Event("opening");

  void open() {
    opening.set();
  }

  void close() {
    if (opening.isSet()) {
      opening = new Event("opening");
    }
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return async(() -> {
      var current = opening;
      if (!current.isSet()) {
        await(current.waitSet());
      }
    });
  }
}
