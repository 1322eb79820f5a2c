// wrong: it takes no snapshot of the queue: what a callback adds runs in the same tick
package ch03_missing_await.e3_test_a_loop;

import java.util.ArrayDeque;

/// An event loop of the smallest kind, with a ready queue of its own. It is given: leave it as it
/// is.
final class TinyLoop {
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();

  /// Puts a callback at the end of the ready queue.
  void callSoon(Runnable callback) {
    ready.addLast(callback);
  }

  /// Runs one tick: exactly the callbacks that stood in the queue when it began, once each. If
  /// there are none, it does nothing.
  void runOnce() {
    while (!ready.isEmpty()) {
      ready.removeFirst().run();
    }
  }
}
