package ch21_your_own_loop.e2_call_soon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@HiddenTest
class CallSoonHiddenTest {
  private final TracedLoop loop = new TracedLoop();

  @Test
  void aLongChainIsALinkATick() {
    link(1);
    loop.callSoon(loop.saying("beside it"));
    loop.run();
    loop.assertSameAs(HiddenCPython.A_LONG_CHAIN);
  }

  private void link(int number) {
    loop.callSoon(
        () -> {
          loop.say("link " + number);
          if (number < 12) {
            link(number + 1);
          }
        });
  }

  @Test
  void twoLoopsAreTwo() {
    var other = new Loop();
    var log = new ArrayList<String>();
    other.callSoon(() -> log.add("other"));
    loop.callSoon(() -> log.add("mine"));
    loop.run();
    assertEquals(List.of("mine"), log, "after one loop ran, of two");
    other.run();
    assertEquals(List.of("mine", "other"), log, "after both loops ran");
  }

  @Test
  void anErrorIsReportedToo() {
    var log = new ArrayList<String>();
    var reporting =
        new Loop() {
          @Override
          void report(Throwable error) {
            log.add(error.getMessage());
          }
        };
    reporting.callSoon(
        () -> {
          throw new AssertionError("a bug");
        });
    reporting.callSoon(() -> log.add("the next one"));
    reporting.run();
    assertEquals(List.of("a bug", "the next one"), log, "an Error, and what comes after it");
  }

  @Test
  void aTreeIsALevelATick() {
    node("x");
    node("y");
    loop.run();
    loop.assertSameAs(HiddenCPython.A_TREE);
  }

  private void node(String name) {
    loop.callSoon(
        () -> {
          loop.say(name);
          if (name.length() < 3) {
            node(name + "l");
            node(name + "r");
          }
        });
  }

  @Test
  void whatAFailedOneQueuedRunsToo() {
    fails("A");
    fails("B");
    loop.callSoon(loop.saying("C"));
    loop.run();
    loop.assertSameAs(HiddenCPython.ONE_THAT_THROWS_AFTER_QUEUEING);
  }

  private void fails(String name) {
    loop.callSoon(
        () -> {
          loop.say(name);
          loop.callSoon(loop.saying(name + " queued this"));
          throw new IllegalStateException(name);
        });
  }

  @Test
  void theSameCallbackMayBeQueuedTwice() {
    var log = new ArrayList<String>();
    Runnable callback = () -> log.add("again");
    loop.callSoon(callback).cancel();
    loop.callSoon(callback);
    loop.callSoon(callback);
    loop.run();
    assertEquals(List.of("again", "again"), log, "a callback queued three times, and cancelled once");
  }

  @Test
  void theRunGoesOnAsLongAsThereIsWork() {
    var quiet = new Loop();
    var ran = new int[1];
    count(quiet, ran);
    quiet.run();
    assertEquals(3_000, ran[0], "callbacks, each of which queued the next");
  }

  private static void count(Loop loop, int[] ran) {
    loop.callSoon(
        () -> {
          if (++ran[0] < 3_000) {
            count(loop, ran);
          }
        });
  }

  @Test
  void cancellingTwiceOrTooLateIsHarmless() {
    var handles = new Handle[2];
    handles[0] =
        loop.callSoon(
            () -> {
              loop.say("A");
              handles[1].cancel();
              handles[1].cancel();
              handles[0].cancel();
              loop.callSoon(loop.saying("C"));
            });
    handles[1] = loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(HiddenCPython.CANCELLED_TWICE_AND_TOO_LATE);
  }
}
