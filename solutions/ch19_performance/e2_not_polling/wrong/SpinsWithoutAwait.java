// rejected by whoIsCancelledHarmsNobody: endless loop
// mistake: waits in an empty loop
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
      while (!open) {}
    });
  }
}
