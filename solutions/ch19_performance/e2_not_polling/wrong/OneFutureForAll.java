// rejected by whoIsCancelledHarmsNobody: the gate is closed
// mistake: makes one future for everybody, which one of them cancels
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private Future<Void> opened;
  private boolean open;

  void open() {
    open = true;
    if (opened != null) {
      if (!opened.isDone()) {
        opened.setResult(null);
      }
      opened = null;
    }
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
      if (opened == null) {
        opened = EventLoop.running().createFuture();
      }
      await(opened);
    });
  }
}
