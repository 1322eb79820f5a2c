package dev.loopbook.testkit.ownloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class LoopTraceTest {
  private static final String RECORDED =
      """
      tick 1 @0
        A
        B
      tick 2 @0
        C
      tick 3 @50
        D
      """;

  /// Plays a trace: `/` is a tick, `+N` moves the time, anything else is said.
  private static LoopTrace played(String script) {
    var now = new long[1];
    var trace = new LoopTrace(() -> now[0]);
    for (var part : script.split(" ")) {
      if (part.equals("/")) {
        trace.tick();
      } else if (part.startsWith("+")) {
        now[0] += Long.parseLong(part.substring(1));
      } else {
        trace.say(part);
      }
    }
    return trace;
  }

  private static String difference(String script) {
    return assertThrows(AssertionFailedError.class, () -> played(script).assertSameAs(RECORDED))
        .getMessage();
  }

  private static String sentence(String script) {
    return difference(script).lines().findFirst().orElseThrow();
  }

  @Test
  void theSameTraceHasNoDifference() {
    var trace = played("/ A B / C / +50 D");
    trace.assertSameAs(RECORDED);
    assertEquals(RECORDED, trace.text());
  }

  @Test
  void aSentenceSaysHowTheFirstEventDiffers() {
    assertEquals("\"B\" never happens: your loop stops before it", sentence("/ A"));
    assertEquals(
        "\"C\" comes a tick too early: in tick 1, and in CPython in tick 2",
        sentence("/ A B C / / +50 D"));
    assertEquals(
        "\"C\" comes 2 ticks too late: in tick 4, and in CPython in tick 2",
        sentence("/ A B / / / C"));
    assertEquals("\"D\" comes at 0 ms, and in CPython at 50 ms", sentence("/ A B / C / D"));
    assertEquals(
        "\"B\" comes before \"A\", and in CPython after it", sentence("/ B A / C / +50 D"));
    assertEquals("\"B\" never happens: \"C\" comes next", sentence("/ A / C / +50 D"));
    assertEquals("\"X\" happens in tick 1, where CPython has \"B\"", sentence("/ A X"));
    assertEquals(
        "\"E\" happens in tick 3, and in CPython nothing happens any more",
        sentence("/ A B / C / +50 D E"));
    assertEquals("\"A\" happens before the first tick: it has to wait for its tick", sentence("A"));
  }

  @Test
  void theLanesShowWhatIsAroundTheDifference() {
    assertEquals(
        """
        "C" comes a tick too early: in tick 1, and in CPython in tick 2
          CPython      your loop
           1 @0    A    1 @0    A
           1 @0    B    1 @0    B
           2 @0    C    1 @0    C  ◀
           3 @50   D    3 @50   D""",
        difference("/ A B C / / +50 D"));
  }

  @Test
  void aLoopThatTicksOnAndOnIsStopped() {
    var trace = new LoopTrace();
    var failure =
        assertThrows(
            AssertionFailedError.class,
            () -> {
              while (true) {
                trace.tick();
              }
            });
    assertEquals(
        "your loop ticks on and on: it was stopped after 1000 ticks", failure.getMessage());
  }

  @Test
  void aProgramThatGoesOnAndOnIsStopped() {
    var trace = new LoopTrace();
    var failure =
        assertThrows(
            AssertionFailedError.class,
            () -> {
              while (true) {
                trace.say("A");
              }
            });
    assertEquals(
        "your loop goes on and on: the last thing that happened is \"A\"", failure.getMessage());
  }
}
