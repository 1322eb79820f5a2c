package ch21_your_own_loop.e7_cancelling;

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

  private static String slept(long millis, String result) {
    Async.sleep(millis);
    return result;
  }

  @Test
  void aGatherThatIsCancelledCancelsItsParts() {
    run(() -> {
      var parts =
          List.of(
              Async.createTask("a", () -> slept(100, "a")),
              Async.createTask("b", () -> slept(100, "b")));
      var both = Async.gather(parts);
      Async.sleep(1);
      assertTrue(both.cancel(), "cancel() of a pending gather");
      assertThrows(CancelledError.class, () -> Task.await(both), "a gather that was cancelled");
      assertTrue(parts.get(0).isCancelled() && parts.get(1).isCancelled(), "are both cancelled?");
      assertFalse(both.cancel(), "cancel() of a gather that is done");
      assertEquals(1, loop.now(), "the clock");
      var part = new Future<String>(loop);
      var late = Async.gather(List.of(part));
      part.setResult("x");
      assertFalse(late.cancel(), "cancel() of a gather whose parts are done");
      assertGets(List.of("x"), late, "its results");
      return null;
    });
  }

  @Test
  void oneWhoHearsOfItAndGoesOnDoesNotEndTheGather() {
    run(() -> {
      Task<String> deaf = Async.createTask("deaf", () -> {
        try {
          Async.sleep(100);
        } catch (CancelledError asked) {
          Async.sleep(5);
        }
        return "deaf";
      });
      Task<String> deafer = Async.createTask("deafer", () -> {
        try {
          Async.sleep(100);
        } catch (CancelledError asked) {
          Async.sleep(9);
        }
        return "deafer";
      });
      var done = Async.createTask("done", () -> "done");
      var both = Async.gather(List.of(done, deaf, deafer));
      Async.sleep(1);
      assertTrue(both.cancel(), "cancel() of a gather of which one part is done");
      assertThrows(CancelledError.class, () -> Task.await(both), "a gather that was cancelled");
      assertEquals(10, loop.now(), "the clock, when its last part is done");
      assertGets("deaf", deaf, "a task that heard of it and went on");
      assertEquals(List.of(), log, "what was reported");
      return null;
    });
  }

  @Test
  void aRequestArrivesWhereverTheTaskIs() {
    run(() -> {
      Task<Integer> unborn = Async.createTask("unborn", () -> {
        log.add("began");
        return 1;
      });
      assertTrue(unborn.cancel(), "cancel() of one that hasn't begun");
      assertCancelled(unborn);
      var sleeper = Async.createTask("sleeper", () -> slept(50, "x"));
      Async.sleep(1);
      assertTrue(sleeper.cancel(), "cancel() of one that sleeps");
      assertCancelled(sleeper);
      assertFalse(sleeper.cancel(), "cancel() of one that is done");
      Task<Integer> yields = Async.createTask("yields", () -> {
        while (true) {
          Async.sleep(0);
        }
      });
      Async.sleep(0);
      yields.cancel();
      assertCancelled(yields);
      Task<Integer> itself = Async.createTask("itself", () -> {
        Task.current().cancel();
        Async.sleep(10);
        return 1;
      });
      assertCancelled(itself);
      Task<Integer> returns = Async.createTask("returns", () -> {
        Task.current().cancel();
        return 1;
      });
      assertCancelled(returns);
      var future = new Future<String>(loop);
      Task<String> woken = Async.createTask("woken", () -> Task.await(future));
      Async.sleep(0);
      future.setResult("x");
      woken.cancel();
      assertCancelled(woken);
      var part = new Future<String>(loop);
      var all = Async.gather(List.of(part));
      Task<Integer> late = Async.createTask("late", () -> {
        part.setResult("x");
        Task.current().cancel();
        Task.await(all); // which can't be cancelled any more
        return 1;
      });
      assertCancelled(late);
      assertEquals(List.of(), log, "what one that never began has done");
      assertEquals(1, loop.now(), "the clock");
      return null;
    });
  }

  @Test
  void oneWhoseFutureIsCancelledIsCancelled() {
    run(() -> {
      var future = new Future<String>(loop);
      Task<String> waits = Async.createTask("waits", () -> Task.await(future));
      Async.sleep(0);
      future.cancel(); // nobody asked the task
      assertCancelled(waits);
      Task<String> quits = Async.createTask("quits", () -> {
        throw new CancelledError();
      });
      assertCancelled(quits);
      return null;
    });
  }

  @Test
  void oneThatFailsBeforeItHearsOfItHasFailed() {
    run(() -> {
      Task<String> fails = Async.createTask("fails", () -> {
        Task.current().cancel();
        throw new IllegalStateException("first");
      });
      assertThrows(
          IllegalStateException.class, () -> Task.await(fails), "one that fails after its request");
      assertFalse(fails.isCancelled(), "one that failed: is it cancelled?");
      return null;
    });
  }

  @Test
  void aTimerMayFireAfterTheCancel() {
    run(() -> {
      var sleeper = Async.createTask("sleeper", () -> slept(50, "x"));
      loop.callLater(50, sleeper::cancel); // before it begins to sleep
      assertCancelled(sleeper);
      var quitter = Async.createTask("quitter", () -> slept(500, "x"));
      Async.sleep(1);
      quitter.cancel();
      assertCancelled(quitter);
      assertTrue(new Future<String>(loop).cancel(), "cancel() of a pending future");
      return null;
    });
    assertFalse(loop.hasWork(), "after a sleep was cancelled, is there work left?");
    assertEquals(List.of(), log, "what was reported");
  }

  @Test
  void oneWhoHearsOfItMayGoOn() {
    run(() -> {
      Task<String> deaf = Async.createTask("deaf", () -> {
        try {
          Async.sleep(50);
        } catch (CancelledError asked) {
          log.add("asked");
        }
        Async.sleep(0);
        Async.sleep(2);
        return "deaf";
      });
      Async.sleep(1);
      deaf.cancel();
      assertGets("deaf", deaf, "the result of one that hears of it and goes on");
      assertFalse(deaf.isCancelled(), "one that went on: is it cancelled?");
      Task<String> asksItself = Async.createTask("asks itself", () -> {
        Task.current().cancel();
        try {
          Async.sleep(50);
        } catch (CancelledError asked) {
          log.add("asked itself");
        }
        Async.sleep(0);
        Async.sleep(2);
        return "went on";
      });
      assertGets("went on", asksItself, "one that asks itself, and goes on");
      Task<String> yields = Async.createTask("yields", () -> {
        try {
          while (true) {
            Async.sleep(0);
          }
        } catch (CancelledError asked) {
          log.add("asked while it yields");
        }
        Async.sleep(0);
        Async.sleep(2);
        return "went on";
      });
      Async.sleep(0);
      yields.cancel();
      assertGets("went on", yields, "one that yields, and goes on");
      assertEquals(
          List.of("asked", "asked itself", "asked while it yields"), log, "who was asked");
      Task<String> fails = Async.createTask("fails", () -> {
        throw new IllegalStateException("no");
      });
      assertThrows(IllegalStateException.class, () -> Task.await(fails), "one that fails");
      return null;
    });
  }

  private static void assertCancelled(Task<?> task) {
    assertThrows(CancelledError.class, () -> Task.await(task), task + ", which was cancelled");
    assertTrue(task.isCancelled(), task + ": is it cancelled?");
  }

  private void run(Callable<Void> main) {
    loop.runUntilComplete(new Task<>(loop, "main", main));
  }

  private static <T> void assertGets(T expected, Future<T> future, String what) {
    assertEquals(expected, Task.await(future), what);
  }
}
