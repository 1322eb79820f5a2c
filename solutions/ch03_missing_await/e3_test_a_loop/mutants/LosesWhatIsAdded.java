// wrong: what is added while a tick runs is lost
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
    var now = new ArrayDeque<>(ready);
    now.forEach(Runnable::run);
    ready.clear();
  }
}
