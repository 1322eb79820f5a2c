// rejected by catchesLastFirst: the last one that came runs first
package ch03_missing_await.e3_test_a_loop;

import org.junit.jupiter.api.Test;

class TinyLoopTest {
  @Test
  void itRuns() {
    var loop = new TinyLoop();
    loop.callSoon(() -> System.out.println("A"));
    loop.callSoon(() -> System.out.println("B"));
    loop.runOnce();
  }
}
