// rejected by acceptsTheRightOne: fails on the right program
// mistake: expects what a callback adds to run in the same tick
package ch03_missing_await.e3_test_a_loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyLoopTest {
  private final TinyLoop loop = new TinyLoop();
  private final List<String> letters = new ArrayList<>();

  @Test
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
    assertEquals(List.of("A", "B"), letters, "after one tick");
    loop.runOnce();
    assertEquals(List.of("A", "B"), letters, "after two ticks");
  }
}
