// rejected by twiceTheWaitersTwiceTheWork: nothing can ever run again
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private boolean open;
  private Future<Void> opened;

  void open() {
    open = true;
    if (opened != null) {
      opened.setResult(null);
      opened = null;
    }
  }

  void close() {
    open = false;
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return async(() -> {
      if (!open) {
        opened = EventLoop.running().createFuture(); // who came before is forgotten
        await(opened);
      }
    });
  }
}
