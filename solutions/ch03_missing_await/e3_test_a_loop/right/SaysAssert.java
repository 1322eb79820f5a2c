// right: Java's own assert, without JUnit's methods
package ch03_missing_await.e3_test_a_loop;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyLoopTest {
  private final TinyLoop loop = new TinyLoop();
  private final List<String> letters = new ArrayList<>();

  @Test
  void twoTicks() {
    loop.runOnce();
    loop.callSoon(() -> {
      letters.add("A");
      loop.callSoon(() -> letters.add("C"));
      loop.callSoon(() -> letters.add("D"));
    });
    loop.callSoon(() -> letters.add("B"));
    new TinyLoop().runOnce();
    assert letters.isEmpty();
    loop.runOnce();
    assert letters.equals(List.of("A", "B")) : letters;
    loop.runOnce();
    assert letters.equals(List.of("A", "B", "C", "D")) : letters;
  }
}
