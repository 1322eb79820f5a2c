package dev.loopbook.loop;

import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerHandleTest {

  private final EventLoop loop =
      LoopSetup.standard().withVirtualTime().withOutsideWork(() -> false).call(EventLoop::create);
  private final List<String> called = new ArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  private TimerHandle in(long millis, String name) {
    return loop.callLater(millis(millis), () -> called.add(name + " @" + loop.time().toMillis()));
  }

  private void runFor(long millis) {
    loop.callLater(millis(millis), loop::stop);
    loop.runForever();
  }

  @Test
  void timersRunByTheirTimeHoweverTheyWereSet() {
    in(30, "c");
    in(10, "a");
    in(20, "b");
    runFor(100);
    assertEquals(List.of("a @10", "b @20", "c @30"), called);
  }

  @Test
  void timersOfTheSameTimeRunInTheOrderTheyWereSet() {
    IntStream.range(0, 50).forEach(i -> in(10, "" + i));
    runFor(10);
    assertEquals(IntStream.range(0, 50).mapToObj(i -> i + " @10").toList(), called);
  }

  @Test
  void aTimerOfThePastRunsInTheNextTick() {
    in(-5, "late");
    in(0, "now");
    loop.runOnce();
    assertEquals(List.of("late @0", "now @0"), called);
  }

  @Test
  void timersThatAreDueRunAfterWhatIsReady() {
    in(0, "timer");
    loop.callSoon(() -> called.add("ready"));
    loop.runOnce();
    assertEquals(List.of("ready", "timer @0"), called);
  }

  @Test
  void callAtTakesLoopTime() {
    runFor(1000);
    loop.callAt(seconds(1.5), () -> called.add("@" + loop.time().toMillis()));
    runFor(1000);
    assertEquals(List.of("@1500"), called);
  }

  @Test
  void aCancelledTimerDoesNotRun() {
    var timer = in(10, "a");
    timer.cancel();
    timer.cancel();
    assertTrue(timer.isCancelled());
    runFor(20);
    assertEquals(List.of(), called);
  }

  @Test
  void aTimerMayBeCancelledInTheTickInWhichItIsDue() {
    var timers = new ArrayList<TimerHandle>();
    loop.callLater(millis(10), () -> timers.getFirst().cancel());
    timers.add(in(10, "a"));
    runFor(20);
    assertEquals(List.of(), called);
  }

  @Test
  void cancellingATimerThatRanChangesNothing() {
    var timer = in(10, "a");
    runFor(20);
    timer.cancel();
    in(10, "b");
    runFor(20);
    assertEquals(List.of("a @10", "b @30"), called);
  }

  @Test
  void virtualTimeJumpsOverHoursAtOnce() {
    loop.callLater(Duration.ofDays(365), () -> called.add(loop.time().toString()));
    runFor(Duration.ofDays(366).toMillis());
    assertEquals(List.of("PT8760H"), called);
  }

  @Test
  void virtualTimeDoesNotPassWhileSomethingIsReady() {
    in(10, "timer");
    var ticks = new int[1];
    loop.callSoon(
        new Runnable() {
          @Override
          public void run() {
            if (++ticks[0] < 100) {
              loop.callSoon(this);
            } else {
              called.add("busy until @" + loop.time().toMillis());
            }
          }
        });
    runFor(20);
    assertEquals(List.of("busy until @0", "timer @10"), called);
  }

  @Test
  void busyMovesTimeOnWhileTheCallbackRuns() {
    in(10, "late");
    loop.callSoon(
        () -> {
          Async.busy(seconds(1));
          called.add("busy until @" + loop.time().toMillis());
        });
    runFor(1000);
    assertEquals(List.of("busy until @1000", "late @1000"), called);
  }

  @Test
  void timeNeverGoesBack() {
    var clock = Clock.virtual();
    clock.advance(seconds(2));
    assertThrows(IllegalArgumentException.class, () -> clock.advance(seconds(-1)));
    assertEquals(2_000_000_000, clock.nanos());
  }

  @Test
  void theLiveTimersAreListedByTheirTime() {
    in(30, "c");
    in(10, "gone").cancel();
    var first = in(20, "b");
    assertEquals(millis(20), first.when());
    assertEquals(
        List.of(millis(20), millis(30)), loop.timers().stream().map(TimerHandle::when).toList());
  }

  @Test
  void manyCancelledTimersAreForgottenLongBeforeTheirTime() {
    var queue = new TimerQueue();
    var timers = IntStream.range(0, 1000).mapToObj(i -> in(1_000_000 + i, "t")).toList();
    assertEquals(1000, loop.timers().size());
    for (var timer : timers) {
      queue.add(timer);
    }
    for (var timer : timers.subList(0, 501)) {
      timer.cancel();
      queue.noteCancelled(timer);
    }
    queue.dropCancelled();
    assertEquals(499, queue.live().size());
    assertFalse(queue.first().isCancelled());
  }

  @Test
  void itTellsWhenItIsDue() {
    var timer = in(1500, "t");
    assertEquals(millis(1500), timer.when());
    assertTrue(
        timer.toString().startsWith("<TimerHandle when=1.5 s TimerHandleTest"), timer.toString());
  }

  @Test
  void theLoopDoesNotWakeForATimerThatWasCancelled() {
    in(1000, "cancelled").cancel();
    in(2000, "fires");
    loop.runOnce();
    assertEquals(seconds(2), loop.time());
    assertEquals(List.of("fires @2000"), called);
  }
}
