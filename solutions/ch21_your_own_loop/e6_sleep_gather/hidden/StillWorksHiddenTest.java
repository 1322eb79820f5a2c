package ch21_your_own_loop.e6_sleep_gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What the exercises before have asked for, on the loop as it is now.
@HiddenTest
class StillWorksHiddenTest {
  private final List<String> log = new ArrayList<>();
  private final Loop loop = newLoop();

  private Loop newLoop() {
    return new Loop() {
      @Override
      void report(Throwable error) {
        log.add("reported " + error.getMessage());
      }
    };
  }

  private Runnable says(String words) {
    return () -> log.add(words + " @" + loop.now());
  }

  @Test
  void aHandleCancelsItsCallback() {
    loop.callSoon(says("a")).cancel();
    loop.callSoon(says("behind a"));
    loop.run();
    assertEquals(List.of("behind a @0"), log, "the callbacks that ran; a was cancelled");
    loop.callLater(10, says("b")).cancel();
    loop.callAt(20, says("c")).cancel();
    loop.callLater(30, says("d"));
    var last = new Handle[1];
    loop.callLater(40, () -> last[0].cancel());
    last[0] = loop.callLater(40, says("e"));
    loop.run();
    assertEquals(
        List.of("behind a @0", "d @30"),
        log,
        "the callbacks that ran; a, b, c and e were cancelled");
    assertEquals(40, loop.now(), "the clock");
  }

  @Test
  void timersComeInTheirOrder() {
    loop.callLater(60, says("late"));
    loop.callLater(60, () -> loop.busy(5));
    loop.callLater(20, () -> loop.callSoon(says("a tick later")));
    for (var each : List.of("a", "b", "c")) {
      loop.callLater(20, says(each));
    }
    loop.callAt(20, says("d"));
    loop.callSoon(() -> loop.busy(25));
    loop.callSoon(says("soon"));
    loop.run();
    assertEquals(
        List.of("soon @25", "a @25", "b @25", "c @25", "d @25", "a tick later @25", "late @60"),
        log,
        "timers of 20 and 60 ms, in a loop that is held for 25 ms");
    assertEquals(65, loop.now(), "the clock, after the loop was held for 5 ms at the end");
  }

  @Test
  void theClockNeverGoesBackAndStopsForNoCancelledTimer() {
    loop.callLater(50, () -> loop.callAt(10, says("past")));
    loop.callLater(70, says("gone")).cancel();
    loop.callLater(72, says("gone")).cancel();
    loop.callLater(75, says("gone")).cancel();
    loop.callLater(75, says("beside it"));
    loop.callLater(80, says("last"));
    loop.run();
    assertEquals(List.of("past @50", "beside it @75", "last @80"), log, "what ran, and when");
    loop.callLater(5, says("gone")).cancel();
    loop.callLater(6, says("gone")).cancel();
    assertFalse(loop.hasWork(), "with two cancelled timers alone, is there work left?");
    loop.run();
    assertEquals(80, loop.now(), "the clock");
  }

  @Test
  void whatIsReadyRunsBeforeTheTimersThatAreDue() {
    loop.callLater(10, () -> {
      loop.callSoon(says("soon"));
      loop.callLater(0, says("timer"));
    });
    loop.run();
    assertEquals(List.of("soon @10", "timer @10"), log, "what ran in the next tick");
  }

  @Test
  void whateverIsThrownIsReportedAndTheOthersRun() {
    loop.callSoon(() -> {
      throw new IllegalStateException("one");
    });
    loop.callSoon(() -> {
      throw new AssertionError("two");
    });
    loop.callSoon(says("three"));
    loop.run();
    assertEquals(List.of("reported one", "reported two", "three @0"), log, "what happened");
  }

  @Test
  void twoLoopsAreTwo() {
    var other = newLoop();
    other.callSoon(() -> log.add("other"));
    other.callLater(5, () -> log.add("other, later"));
    loop.callSoon(says("mine"));
    loop.callLater(7, says("mine, later"));
    loop.run();
    assertEquals(List.of("mine @0", "mine, later @7"), log, "after one loop ran, of two");
    assertEquals(0, other.now(), "the clock of the other");
    other.run();
    assertEquals(List.of("other", "other, later"), log.subList(2, 4), "after the other one ran");
    assertEquals(5, other.now(), "the clock of the other");
  }

  @Test
  void aFutureIsSetOnceAndReadWhenItIsDone() {
    var one = new Future<String>(loop);
    assertThrows(IllegalStateException.class, one::result, "the result of a pending future");
    one.setResult("x");
    assertThrows(IllegalStateException.class, () -> one.setResult("y"), "a second result");
    assertThrows(
        IllegalStateException.class,
        () -> one.setException(new ArithmeticException()),
        "an error after the result");
    assertEquals("x", one.result(), "the result");
    one.addDoneCallback(says("first"));
    one.addDoneCallback(says("second"));
    assertEquals(List.of(), log, "callbacks of a future that is done, before the loop runs");
    loop.run();
    assertEquals(List.of("first @0", "second @0"), log, "callbacks of a future that is done");
  }

  @Test
  void aCallbackMayBeAddedTwice() {
    var future = new Future<String>(loop);
    var twice = says("twice");
    future.addDoneCallback(twice);
    future.addDoneCallback(twice);
    future.setResult("x");
    loop.run();
    assertEquals(List.of("twice @0", "twice @0"), log, "a callback that was added two times");
  }

  @Test
  void anErrorIsSetOnceToo() {
    var future = new Future<String>(loop);
    var error = new IllegalStateException("no such user");
    future.setException(error);
    assertThrows(IllegalStateException.class, () -> future.setResult("y"), "a result after an error");
    assertThrows(
        IllegalStateException.class,
        () -> future.setException(new ArithmeticException()),
        "a second error");
    assertSame(error, assertThrows(RuntimeException.class, future::result), "the error");
  }

  @Test
  void eachFutureHasItsOwnError() {
    var one = new Future<String>(loop);
    var other = new Future<String>(loop);
    one.setException(new IllegalStateException("one"));
    other.setException(new IllegalStateException("other"));
    assertEquals("one", assertThrows(IllegalStateException.class, one::result).getMessage());
    assertEquals("other", assertThrows(IllegalStateException.class, other::result).getMessage());
  }

  @Test
  void theLoopRunsUntilAFutureIsDone() {
    assertThrows(
        IllegalStateException.class,
        () -> loop.runUntilComplete(new Future<String>(loop)),
        "runUntilComplete, where nobody will ever set the future");
    var future = new Future<String>(loop);
    loop.callLater(10, () -> future.setResult("x"));
    loop.callLater(11, says("afterwards"));
    assertEquals("x", loop.runUntilComplete(future), "the result");
    assertEquals(List.of(), log, "what ran after the future was done");
    loop.callSoon(says("beside it"));
    assertEquals("x", loop.runUntilComplete(future), "the result of a future that was done before");
    assertEquals(List.of("beside it @10"), log, "what ran in the one tick of that");
  }

  @Test
  void tasksHaveNamesResultsAndErrors() {
    var one = new Task<>(loop, "one", () -> "x");
    var other = new Task<String>(loop, "other", () -> {
      throw new AssertionError("no");
    });
    var itself = new Task<Object>(loop, "itself", Task::current);
    assertEquals("[one, other]", List.of(one, other).toString(), "two tasks");
    loop.run();
    assertEquals(itself, itself.result(), "the task that runs, as it sees itself");
    assertEquals("x", one.result(), "the result of the first");
    assertEquals("no", assertThrows(AssertionError.class, other::result).getMessage());
    assertEquals(List.of(), log, "what was reported");
  }

  @Test
  void gatherHasTheResultsInTheirOrder() {
    run(() -> {
      Async.sleep(1);
      assertEquals(1, loop.now(), "the clock after a sleep of 1 ms");
      var slow = Async.createTask("slow", () -> slept(30, "slow"));
      var quick = Async.createTask("quick", () -> slept(1, "quick"));
      assertEquals("[slow, quick]", List.of(slow, quick).toString(), "two tasks");
      var both = Async.gather(List.of(slow, quick));
      assertFalse(both.isDone(), "gather of two pending tasks: is it done?");
      assertGets(List.of("slow", "quick"), both, "their results");
      assertEquals(31, loop.now(), "the clock");
      assertEquals(
          List.of("quick", "slow"), Async.gather(List.of(quick, slow)).result(), "done already");
      assertEquals(List.of(), Async.gather(List.<Future<String>>of()).result(), "of nothing");
      var done = new Future<String>(loop);
      done.setResult("x");
      loop.callSoon(says("a tick"));
      assertGets("x", done, "a future that is done");
      assertEquals(List.of(), log, "what ran while somebody awaited a future that is done");
      Async.sleep(0);
      log.clear();
      var late = Async.createTask("late", () -> slept(20, "late"));
      var later = Async.createTask("later", () -> slept(30, "later"));
      var one = Async.gather(List.of(quick, late, later));
      var other = Async.gather(List.of(late));
      assertGets(List.of("late"), other, "of one");
      assertFalse(one.isDone(), "gather of which one part is pending: is it done?");
      assertGets(List.of("quick", "late", "later"), one, "of three, of which one was done");
      assertEquals(List.of(), log, "what was reported");
      return null;
    });
  }

  @Test
  void whateverIsThrownIsTheErrorOfTheGather() {
    run(() -> {
      Task<String> bad = Async.createTask("bad", () -> {
        throw new AssertionError("bad");
      });
      var other = Async.createTask("other", () -> slept(10, "other"));
      var both = Async.gather(List.of(other, bad));
      assertThrows(AssertionError.class, () -> Task.await(both), "a gather of which one fails");
      assertFalse(other.isDone(), "the other one: is it done?");
      assertGets("other", other, "the other one");
      Async.sleep(0);
      assertEquals(List.of(), log, "what was reported");
      return null;
    });
  }

  @Test
  void ofPartsThatAreAllDoneTheFirstErrorCounts() {
    run(() -> {
      var good = new Future<String>(loop);
      good.setResult("good");
      var bad = new Future<String>(loop);
      bad.setException(new AssertionError("bad"));
      var worse = new Future<String>(loop);
      worse.setException(new IllegalStateException("worse"));
      for (var parts : List.of(List.of(bad, good), List.of(good, bad), List.of(bad, worse))) {
        var all = Async.gather(parts);
        assertTrue(all.isDone(), "a gather of parts that are done: is it done?");
        assertThrows(AssertionError.class, all::result, "the first error among parts that are done");
      }
      return null;
    });
  }

  @Test
  void aListMayChangeOnceItIsGathered() {
    run(() -> {
      var parts = new ArrayList<Task<String>>();
      parts.add(Async.createTask("a", () -> slept(10, "a")));
      parts.add(Async.createTask("b", () -> slept(20, "b")));
      var both = Async.gather(parts);
      parts.clear();
      assertGets(List.of("a", "b"), both, "the results, where the list was cleared meanwhile");
      return null;
    });
  }

  private static String slept(long millis, String result) {
    Async.sleep(millis);
    return result;
  }

  private void run(Callable<Void> main) {
    loop.runUntilComplete(new Task<>(loop, "main", main));
  }

  private static <T> void assertGets(T expected, Future<T> future, String what) {
    assertEquals(expected, Task.await(future), what);
  }
}
