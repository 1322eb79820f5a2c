// rejected by whoIsCancelledHarmsNobody: is done already
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayList;
import java.util.List;

/// A gate, closed at first, at which tasks wait until it is open.
final class Gate {
  private final List<Future<Void>> waiting = new ArrayList<>();
  private boolean open;

  void open() {
    open = true;
    waiting.forEach(each -> each.setResult(null));
    waiting.clear();
  }

  void close() {
    open = false;
  }

  /// Returns a coroutine that waits until the gate is open.
  Coroutine<Void> pass() {
    return async(() -> {
      if (!open) {
        Future<Void> mine = EventLoop.running().createFuture();
        waiting.add(mine);
        await(mine);
      }
    });
  }
}
