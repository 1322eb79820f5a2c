package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AsCompletedTest {

  private final List<String> seen = new ArrayList<>();

  private static Coroutine<String> after(long millis, String value) {
    return sleep(millis(millis), value);
  }

  @Test
  void aLoopOverItGivesTheFuturesAsTheyAreDone() {
    OnLoop.virtual(
        () -> {
          var slow = createTask(after(30, "slow"));
          var fast = createTask(after(10, "fast"));
          var given = new ArrayList<Future<String>>();
          for (var done : asCompleted(List.of(slow, fast))) {
            assertTrue(done.isDone());
            given.add(done);
          }
          assertEquals(List.of(fast, slow), given);
        });
  }

  @Test
  void itsResultsAreCoroutinesOfTheNextToBeDone() {
    OnLoop.virtual(
        () -> {
          for (var next : asCompleted(List.of(after(30, "slow"), after(10, "fast"))).results()) {
            seen.add(await(next));
          }
          assertEquals(List.of("fast", "slow"), seen);
          assertEquals(millis(30), EventLoop.running().time());
        });
  }

  @Test
  void theResultsMayBeAwaitedInAnyOrder() {
    OnLoop.virtual(
        () -> {
          var results = asCompleted(List.of(after(30, "slow"), after(10, "fast"))).results();
          var coroutines = new ArrayList<Coroutine<String>>();
          results.forEach(coroutines::add);
          assertEquals("fast", await(coroutines.get(1)));
          assertEquals("slow", await(coroutines.get(0)));
        });
  }

  @Test
  void theResultsMayBeAwaitedAtOnce() {
    OnLoop.virtual(
        () -> {
          var coroutines = new ArrayList<Coroutine<String>>();
          asCompleted(List.of(after(30, "slow"), after(10, "fast")))
              .results()
              .forEach(coroutines::add);
          assertEquals(List.of("fast", "slow"), await(gather(coroutines)));
        });
  }

  @Test
  void aFailureIsThrownByItsOwnResultOnly() {
    OnLoop.virtual(
        () -> {
          var failing =
              async(
                  () -> {
                    await(sleep(millis(10)));
                    if (seen.isEmpty()) {
                      throw new ArithmeticException();
                    }
                    return "unreachable";
                  });
          var iterator = asCompleted(List.of(after(30, "slow"), failing)).results().iterator();
          assertThrows(ArithmeticException.class, () -> await(iterator.next()));
          assertEquals("slow", await(iterator.next()));
          assertFalse(iterator.hasNext());
          assertThrows(NoSuchElementException.class, iterator::next);
        });
  }

  @Test
  void afterTheTimeOutWhatIsLeftThrowsAndRunsOn() {
    OnLoop.virtual(
        () -> {
          var slow = createTask(after(30, "slow"));
          var iterator =
              asCompleted(List.of(slow, createTask(after(10, "fast"))), millis(20)).iterator();
          assertEquals("fast", iterator.next().result());
          assertThrows(TimeoutError.class, iterator::next);
          assertEquals(millis(20), EventLoop.running().time());
          assertEquals("slow", await(slow));
        });
  }

  @Test
  void aTimeOutThatIsNotNeededLeavesNoTimer() {
    OnLoop.virtual(
        () -> {
          for (var done : asCompleted(List.of(after(10, "fast")), seconds(9))) {
            seen.add(done.result());
          }
          assertEquals(List.of("fast"), seen);
          assertEquals(List.of(), EventLoop.running().timers());
        });
  }

  @Test
  void anIterationMayBeLeftAndTakenUpAgain() {
    OnLoop.virtual(
        () -> {
          var completed = asCompleted(List.of(after(10, "a"), after(20, "b"), after(30, "c")));
          for (var done : completed) {
            seen.add(done.result());
            break;
          }
          for (var done : completed) {
            seen.add(done.result());
          }
          assertEquals(List.of("a", "b", "c"), seen);
        });
  }

  @Test
  void oneThingGivenTwiceIsHandedOutOnce() {
    OnLoop.virtual(
        () -> {
          var task = createTask(after(10, "a"));
          for (var done : asCompleted(List.of(task, task))) {
            seen.add(done.result());
          }
          assertEquals(List.of("a"), seen);
        });
  }

  @Test
  void aCancelledTakerLeavesTheNextOneToTheOthers() {
    OnLoop.virtual(
        () -> {
          var results = asCompleted(List.of(after(10, "a"), after(20, "b"))).results().iterator();
          var first = createTask(results.next());
          var second = createTask(results.next());
          tick();
          first.cancel();
          assertEquals("a", await(second));
          assertTrue(first.isCancelled());
        });
  }

  @Test
  void oneWhoIsCancelledAsAResultComesPassesItOn() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          Future<String> one = loop.createFuture();
          Future<String> other = loop.createFuture();
          var results = asCompleted(List.of(one, other)).results().iterator();
          var first = createTask(results.next());
          var second = createTask(results.next());
          tick();
          one.setResult("one");
          tick(); // wakes the first
          first.cancel();
          assertThrows(CancelledError.class, () -> await(first));
          assertEquals("one", await(second));
        });
  }

  @Test
  void itTellsWhatIsStillToBeDoneAndAfterItsTimeNothingIs() {
    OnLoop.virtual(
        () -> {
          Future<String> one = EventLoop.running().createFuture();
          Future<String> other = EventLoop.running().createFuture();
          var each = asCompleted(List.of(one, other), millis(10));
          assertEquals("the next of 2 to be done", each.toString());
          assertEquals(List.of(one, other), each.dependsOn());
          one.setResult("one");
          tick();
          assertEquals("the next of 1 to be done", each.toString());
          await(sleep(millis(10)));
          assertEquals("the next of 0 to be done", each.toString());
          assertEquals(List.of(), each.dependsOn());
        });
  }
}
