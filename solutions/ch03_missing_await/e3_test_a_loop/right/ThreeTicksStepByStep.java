// right: three ticks, step by step, and a second loop
package ch03_missing_await.e3_test_a_loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyLoopTest {
  private final List<Integer> ran = new ArrayList<>();

  @Test
  void threeTicks() {
    var loop = new TinyLoop();
    var other = new TinyLoop();
    loop.runOnce();
    other.callSoon(() -> ran.add(100));
    loop.callSoon(() -> {
      ran.add(1);
      loop.callSoon(() -> ran.add(3));
      loop.callSoon(() -> {
        ran.add(4);
        loop.callSoon(() -> ran.add(5));
      });
    });
    loop.callSoon(() -> ran.add(2));
    loop.runOnce();
    assertEquals(List.of(1, 2), ran);
    loop.runOnce();
    assertEquals(List.of(1, 2, 3, 4), ran);
    loop.runOnce();
    loop.runOnce();
    assertEquals(List.of(1, 2, 3, 4, 5), ran);
    other.runOnce();
    assertEquals(List.of(1, 2, 3, 4, 5, 100), ran);
  }
}
