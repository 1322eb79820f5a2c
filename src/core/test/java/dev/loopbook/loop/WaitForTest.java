package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitForTest {

  private final List<String> log = new ArrayList<>();

  private static Duration now() {
    return EventLoop.running().time();
  }

  @Test
  void whatIsInTimeGivesItsValue() {
    OnLoop.virtual(
        () -> {
          assertEquals("a", await(waitFor(sleep(millis(1), "a"), seconds(1))));
          assertEquals("b", await(waitFor(sleep(seconds(100), "b"))));
          assertEquals(List.of(), EventLoop.running().timers());
        });
  }

  @Test
  void whatIsTooSlowIsCancelled() {
    OnLoop.virtual(
        () -> {
          var work = createTask(sleep(seconds(10)));
          var error = assertThrows(TimeoutError.class, () -> await(waitFor(work, millis(10))));
          assertInstanceOf(CancelledError.class, error.getCause());
          assertTrue(work.isCancelled());
          assertEquals(millis(10), now());
        });
  }

  @Test
  void itWaitsUntilTheCancelledWorkHasCleanedUp() {
    OnLoop.virtual(
        () -> {
          var work =
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(10)));
                        } finally {
                          await(sleep(seconds(1)));
                          log.add("cleaned up");
                        }
                      }));
          assertThrows(TimeoutError.class, () -> await(waitFor(work, seconds(1))));
          assertEquals(List.of("cleaned up"), log);
          assertEquals(seconds(2), now());
        });
  }

  @Test
  void aFailureWhileTheWorkIsCancelledIsThrown() {
    OnLoop.virtual(
        () -> {
          var work =
              async(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } catch (CancelledError e) {
                      throw new ArithmeticException();
                    }
                  });
          assertThrows(ArithmeticException.class, () -> await(waitFor(work, millis(1))));
        });
  }

  @Test
  void workThatReturnsThoughItIsCancelledGivesItsValue() {
    OnLoop.virtual(
        () -> {
          var work =
              createTask(
                  async(
                      () -> {
                        try {
                          return await(sleep(seconds(10), "in time"));
                        } catch (CancelledError e) {
                          return "after all";
                        }
                      }));
          assertEquals("after all", await(waitFor(work, millis(1))));
        });
  }

  @Test
  void ofAResultAndATimeOutInTheSameTickTheTimeOutWins() {
    OnLoop.virtual(
        () -> {
          Future<String> future = EventLoop.running().createFuture();
          EventLoop.running().callLater(millis(10), () -> future.setResult("too late"));
          assertThrows(TimeoutError.class, () -> await(waitFor(future, millis(10))));
          assertEquals("too late", future.result());
        });
  }

  @Test
  void cancellingWhoWaitsCancelsTheWork() {
    OnLoop.virtual(
        () -> {
          var work = createTask(sleep(seconds(10)));
          var waiting = createTask(waitFor(work, seconds(1)));
          tick();
          waiting.cancel();
          assertThrows(CancelledError.class, () -> await(waiting));
          assertTrue(work.isCancelled());
        });
  }

  @Test
  void aCancelThatComesWithTheResultIsNotLost() {
    OnLoop.virtual(
        () -> {
          Future<String> future = EventLoop.running().createFuture();
          var waiting =
              createTask(
                  async(
                      () -> {
                        await(waitFor(future, seconds(1)));
                        log.add("went on");
                      }));
          tick();
          future.setResult("there");
          waiting.cancel();
          assertThrows(CancelledError.class, () -> await(waiting));
          assertEquals(List.of(), log);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void withNoTimeACoroutineDoesNotEvenBegin(long millis) {
    OnLoop.virtual(
        () -> {
          var work = async(() -> log.add("began"));
          assertThrows(TimeoutError.class, () -> await(waitFor(work, millis(millis))));
          assertEquals(List.of(), log);
          assertEquals(Coroutine.State.CLOSED, work.state());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void withNoTimeWhatIsDoneGivesItsValue(long millis) {
    OnLoop.virtual(
        () -> {
          Future<String> done = EventLoop.running().createFuture();
          done.setResult("there");
          assertEquals("there", await(waitFor(done, millis(millis))));
        });
  }

  @Test
  void withNoTimeWorkUnderWayIsCancelledAndWaitedFor() {
    OnLoop.virtual(
        () -> {
          var work =
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(10)));
                        } finally {
                          await(sleep(seconds(1)));
                          log.add("cleaned up");
                        }
                      }));
          tick();
          assertThrows(TimeoutError.class, () -> await(waitFor(work, Duration.ZERO)));
          assertEquals(List.of("cleaned up"), log);
          assertEquals(seconds(1), now());
        });
  }

  @Test
  void aShieldKeepsTheWorkFromTheTimeOut() {
    OnLoop.virtual(
        () -> {
          var work = createTask(sleep(millis(20), "done"));
          assertThrows(TimeoutError.class, () -> await(waitFor(shield(work), millis(10))));
          assertFalse(work.isDone());
          assertEquals("done", await(work));
        });
  }
}
