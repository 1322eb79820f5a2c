// rejected by acceptsTheRightOne: did not run
package ch03_missing_await.e3_test_a_loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyLoopTest {
  private final TinyLoop loop = new TinyLoop();
  private final List<String> letters = new ArrayList<>();

  @Test
  @org.junit.jupiter.api.Disabled
  void runsACallback() {
    loop.callSoon(() -> letters.add("A"));
    loop.runOnce();
    assertEquals(List.of("A"), letters);
  }

  @Test
  void runsThemInTheOrderTheyCame() {
    loop.callSoon(() -> letters.add("A"));
    loop.callSoon(() -> letters.add("B"));
    loop.runOnce();
    assertEquals(List.of("A", "B"), letters);
  }

  @Test
  void whatIsAddedMeanwhileWaitsForTheNextTick() {
    loop.callSoon(() -> {
      letters.add("A");
      loop.callSoon(() -> letters.add("B"));
    });
    loop.runOnce();
    assertEquals(List.of("A"), letters, "after one tick");
    loop.runOnce();
    assertEquals(List.of("A", "B"), letters, "after two ticks");
  }

  @Test
  void severalNewcomersKeepTheirOrder() {
    loop.callSoon(() -> {
      loop.callSoon(() -> letters.add("A"));
      loop.callSoon(() -> letters.add("B"));
    });
    loop.runOnce();
    loop.runOnce();
    assertEquals(List.of("A", "B"), letters);
  }

  @Test
  void aTickWithoutCallbacksDoesNothing() {
    loop.runOnce();
    assertEquals(List.of(), letters);
  }
}
