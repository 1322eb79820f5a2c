package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatherTest {

  private static Coroutine<String> after(long millis, String value) {
    return async(() -> await(sleep(millis(millis), value)));
  }

  private static Coroutine<String> failingAfter(long millis, Exception failure) {
    return async(
        () -> {
          await(sleep(millis(millis)));
          throw failure;
        });
  }

  @Test
  void resultsStandInTheOrderOfTheArgumentsNotOfTheirEnds() {
    OnLoop.virtual(
        () -> {
          assertEquals(
              List.of("slow", "fast", "middle"),
              await(gather(after(30, "slow"), after(10, "fast"), after(20, "middle"))));
          assertEquals(millis(30), EventLoop.running().time());
        });
  }

  @Test
  void aNullResultIsAResult() {
    OnLoop.virtual(
        () -> assertEquals(Arrays.asList(null, "a"), await(gather(after(1, null), after(1, "a")))));
  }

  @Test
  void nothingToGatherIsDoneAtOnce() {
    OnLoop.virtual(
        () -> {
          assertTrue(gather().isDone());
          assertEquals(List.of(), await(gather(List.<Coroutine<String>>of())));
          assertEquals(List.of(), await(gatherOutcomes()));
        });
  }

  @Test
  void oneThingGivenTwiceRunsOnceAndItsResultStandsTwice() {
    OnLoop.virtual(
        () -> {
          var runs = new ArrayList<String>();
          var counted = async(() -> runs.add("once"));
          assertEquals(List.of(true, true), await(gather(counted, counted)));
          assertEquals(1, runs.size());
        });
  }

  @Test
  void theFirstFailureIsPassedOnAtOnceAndTheOthersRunOn() {
    OnLoop.virtual(
        () -> {
          var failure = new IOException();
          var slow = createTask(after(30, "slow"));
          var thrown =
              assertThrows(
                  IOException.class,
                  () -> await(gather(slow, failingAfter(10, failure), after(20, "middle"))));
          assertSame(failure, thrown);
          assertEquals(millis(10), EventLoop.running().time());
          assertFalse(slow.isDone());
          assertEquals("slow", await(slow));
        });
  }

  @Test
  void aLaterFailureIsSeenByNobody() {
    OnLoop.virtual(
        () -> {
          var later = createTask(failingAfter(20, new IOException("later")));
          assertThrows(
              ArithmeticException.class,
              () -> await(gather(failingAfter(10, new ArithmeticException()), later)));
          await(waitOn(List.of(later)));
          assertEquals(Optional.empty(), later.unretrievedException());
        });
  }

  @Test
  void outcomesCollectFailuresAndCancellations() {
    OnLoop.virtual(
        () -> {
          var failure = new IOException();
          var cancelled = createTask(after(30, "never"));
          EventLoop.running().callSoon(() -> cancelled.cancel());
          var outcomes = await(gatherOutcomes(after(10, "a"), failingAfter(1, failure), cancelled));
          assertEquals(new Outcome.Value<>("a"), outcomes.get(0));
          assertEquals(new Outcome.Failure<>(failure), outcomes.get(1));
          var how = assertInstanceOf(Outcome.Failure.class, outcomes.get(2)).exception();
          assertInstanceOf(CancelledError.class, how);
        });
  }

  @Test
  void aCancelledChildIsAFailureAndTheGatherIsNotCancelled() {
    OnLoop.virtual(
        () -> {
          var child = createTask(after(30, "a"));
          var other = createTask(after(20, "b"));
          var both = gather(child, other);
          tick();
          child.cancel();
          assertThrows(CancelledError.class, () -> await(both));
          assertFalse(both.isCancelled());
          assertInstanceOf(CancelledError.class, both.exception().orElseThrow());
          assertEquals("b", await(other));
        });
  }

  @Test
  void cancellingTheGatherCancelsItsChildren() {
    OnLoop.virtual(
        () -> {
          var a = createTask(after(30, "a"));
          var b = createTask(after(20, "b"));
          var both = gather(a, b);
          tick();
          assertTrue(both.cancel());
          assertFalse(both.isDone(), "it ends when they have");
          assertThrows(CancelledError.class, () -> await(both));
          assertTrue(a.isCancelled() && b.isCancelled());
        });
  }

  @Test
  void cancellingWhoAwaitsTheGatherCancelsItsChildren() {
    OnLoop.virtual(
        () -> {
          var a = createTask(after(30, "a"));
          var outer = createTask(async(() -> await(gather(a, after(20, "b")))));
          tick();
          outer.cancel();
          assertThrows(CancelledError.class, () -> await(outer));
          assertTrue(a.isCancelled());
          assertEquals(List.of(currentTask()), EventLoop.running().tasks());
        });
  }

  @Test
  void aCancelledGatherOfOutcomesIsStillACancellation() {
    OnLoop.virtual(
        () -> {
          var outer = createTask(async(() -> await(gatherOutcomes(after(30, "a")))));
          tick();
          outer.cancel();
          assertThrows(CancelledError.class, () -> await(outer));
        });
  }

  @Test
  void aDoneGatherCannotBeCancelled() {
    OnLoop.virtual(
        () -> {
          var both = gather(after(1, "a"), after(1, "b"));
          await(both);
          assertFalse(both.cancel());
          assertEquals(List.of("a", "b"), both.result());
        });
  }

  @Test
  void aWaitingTaskNamesWhatIsGathered() {
    OnLoop.virtual(
        () -> {
          var a = createTask(after(30, "a"), "A");
          var b = createTask(after(30, "b"), "B");
          var outer = createTask(async(() -> await(gather(a, b))));
          tick();
          assertEquals("gather(A, B)", outer.waitsFor());
          await(outer);
        });
  }

  @Test
  void aGatherThatIsDoneCannotBeCancelled() {
    OnLoop.virtual(
        () -> {
          var both = gather(sleep(millis(1), 1), sleep(millis(2), 2));
          assertEquals(List.of(1, 2), await(both));
          assertFalse(both.cancel());
          assertFalse(both.isCancelled());
        });
  }
}
