package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Waited.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitOnTest {

  private static Task<String> after(long millis, String value) {
    return createTask(sleep(millis(millis), value), value);
  }

  private static Task<String> failingAfter(long millis) {
    return createTask(
        async(
            () -> {
              await(sleep(millis(millis)));
              throw new ArithmeticException();
            }));
  }

  private static Duration now() {
    return EventLoop.running().time();
  }

  @Test
  void itWaitsForAllUnlessToldOtherwise() {
    OnLoop.virtual(
        () -> {
          var slow = after(30, "slow");
          var fast = after(10, "fast");
          var waited = await(waitOn(List.of(slow, fast, slow)));
          assertEquals(List.of(slow, fast), List.copyOf(waited.done()));
          assertTrue(waited.pending().isEmpty());
          assertEquals(millis(30), now());
        });
  }

  @Test
  void nullIsNoFutureToWaitForAndLeavesNoTimer() {
    OnLoop.virtual(
        () -> {
          var futures = new ArrayList<Future<String>>();
          futures.add(null);
          var refused =
              assertThrows(
                  NullPointerException.class,
                  () -> await(waitOn(futures, Until.ALL_COMPLETED, seconds(1))));
          assertEquals("an awaitable is null", refused.getMessage());
          assertEquals(List.of(), EventLoop.running().timers());
        });
  }

  @Test
  void theFirstToBeDoneIsEnough() {
    OnLoop.virtual(
        () -> {
          var slow = after(30, "slow");
          var fast = after(10, "fast");
          var waited = await(waitOn(List.of(slow, fast), Until.FIRST_COMPLETED));
          assertEquals(List.of(fast), List.copyOf(waited.done()));
          assertEquals(List.of(slow), List.copyOf(waited.pending()));
          assertEquals(millis(10), now());
        });
  }

  @Test
  void theFirstFailureIsEnoughAndIsNotThrown() {
    OnLoop.virtual(
        () -> {
          var fast = after(10, "fast");
          var failing = failingAfter(20);
          var slow = after(30, "slow");
          var waited = await(waitOn(List.of(slow, failing, fast), Until.FIRST_EXCEPTION));
          assertEquals(List.of(failing, fast), List.copyOf(waited.done()));
          assertEquals(List.of(slow), List.copyOf(waited.pending()));
          assertThrows(ArithmeticException.class, failing::result);
        });
  }

  @Test
  void aCancellationIsNoFailure() {
    OnLoop.virtual(
        () -> {
          var cancelled = after(30, "cancelled");
          var slow = after(20, "slow");
          tick();
          cancelled.cancel();
          var waited = await(waitOn(List.of(cancelled, slow), Until.FIRST_EXCEPTION));
          assertEquals(2, waited.done().size());
          assertEquals(millis(20), now());
        });
  }

  @Test
  void aTimeOutReturnsWhatIsDoneAndCancelsNothing() {
    OnLoop.virtual(
        () -> {
          var slow = after(30, "slow");
          var fast = after(10, "fast");
          var waited = await(waitOn(List.of(slow, fast), Until.ALL_COMPLETED, millis(20)));
          assertEquals(List.of(fast), List.copyOf(waited.done()));
          assertEquals(List.of(slow), List.copyOf(waited.pending()));
          assertEquals(millis(20), now());
          assertFalse(slow.isDone());
          assertEquals("slow", await(slow));
        });
  }

  @Test
  void aTimeOutThatIsNotNeededLeavesNoTimer() {
    OnLoop.virtual(
        () -> {
          await(waitOn(List.of(after(10, "fast")), Until.ALL_COMPLETED, seconds(9)));
          assertEquals(List.of(), EventLoop.running().timers());
        });
  }

  @Test
  void cancellingTheWaitLeavesTheTasksAlone() {
    OnLoop.virtual(
        () -> {
          var task = after(30, "slow");
          var waiting = createTask(waitOn(List.of(task)));
          tick();
          waiting.cancel();
          assertThrows(CancelledError.class, () -> await(waiting));
          assertEquals("slow", await(task));
        });
  }

  @Test
  void nothingToWaitForIsAMistake() {
    OnLoop.virtual(
        () ->
            assertThrows(
                IllegalArgumentException.class, () -> await(waitOn(List.<Future<String>>of()))));
  }
}
