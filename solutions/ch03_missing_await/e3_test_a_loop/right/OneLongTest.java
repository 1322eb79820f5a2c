// right: checks everything in one test
package ch03_missing_await.e3_test_a_loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyLoopTest {
  private final TinyLoop loop = new TinyLoop();
  private final List<String> letters = new ArrayList<>();

  @Test
  void ticks() {
    loop.runOnce(); // nothing to do
    loop.callSoon(() -> letters.add("A"));
    new TinyLoop().runOnce(); // another loop
    assertEquals("", String.join("", letters));
    loop.callSoon(() -> {
      letters.add("B");
      loop.callSoon(() -> letters.add("C"));
      loop.callSoon(() -> letters.add("D"));
    });
    loop.runOnce();
    assertEquals("AB", String.join("", letters));
    loop.runOnce();
    assertEquals("ABCD", String.join("", letters));
  }
}
