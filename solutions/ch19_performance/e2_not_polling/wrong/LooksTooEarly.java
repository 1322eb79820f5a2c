// rejected by whatCountsIsWhenOneComesToTheGate: passed a gate
package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;

final class Gate {
  private final Event e = new Event();

  void open() {
    e.set();
  }

  void close() {
    e.clear();
  }

  Coroutine<Void> pass() {
    if (e.isSet()) return async(() -> {});
    return e.waitSet();
  }
}
