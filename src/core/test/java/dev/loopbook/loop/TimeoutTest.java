package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeoutTest {

  private final List<Timeout> scopes = new ArrayList<>();

  /// A block that would take long, with the limit `delay`; keeps its scope.
  private Coroutine<Void> longBlock(Duration delay) {
    return timeout(
        delay,
        scope -> {
          scopes.add(scope);
          await(sleep(seconds(10)));
        });
  }

  private static TimeoutError assertTimesOut(Coroutine<?> work) {
    return assertThrows(TimeoutError.class, () -> await(work));
  }

  private static Duration now() {
    return EventLoop.running().time();
  }

  @Test
  void aBlockThatIsTooSlowEndsWithATimeOut() {
    OnLoop.virtual(
        () -> {
          var error = assertTimesOut(longBlock(millis(10)));
          assertInstanceOf(CancelledError.class, error.getCause());
          assertTrue(scopes.getFirst().expired());
          assertEquals(millis(10), now());
          assertEquals(0, currentTask().cancelling());
        });
  }

  @Test
  void aBlockThatIsInTimeGivesItsValueAndLeavesNoTimer() {
    OnLoop.virtual(
        () -> {
          assertEquals("done", await(timeout(seconds(9), () -> await(sleep(millis(1), "done")))));
          assertEquals(List.of(), EventLoop.running().timers());
        });
  }

  @Test
  void aDeadlineMayBeGivenInLoopTime() {
    OnLoop.virtual(
        () -> {
          await(sleep(seconds(1)));
          assertTimesOut(
              timeoutAt(
                  seconds(3),
                  scope -> {
                    assertEquals(Optional.of(seconds(3)), scope.when());
                    await(sleep(seconds(10)));
                  }));
          assertEquals(seconds(3), now());
        });
  }

  @Test
  void withoutADeadlineItNeverExpires() {
    OnLoop.virtual(
        () -> {
          var value =
              await(
                  noTimeout(
                      scope -> {
                        assertEquals(Optional.empty(), scope.when());
                        return await(sleep(seconds(100), "done"));
                      }));
          assertEquals("done", value);
        });
  }

  @Test
  void noTimeAtAllStillEndsTheBlockAtItsFirstAwait() {
    OnLoop.virtual(
        () -> {
          for (var none : List.of(Duration.ZERO, millis(-5))) {
            assertTimesOut(timeout(none, () -> await(sleep(seconds(10)))));
          }
          assertTimesOut(timeout(Duration.ZERO, OnLoop::tick));
          assertEquals(Duration.ZERO, now());
        });
  }

  @Test
  void aBlockThatNeverAwaitsIsNeverCancelled() {
    OnLoop.virtual(
        () -> {
          await(timeout(millis(10), () -> busy(seconds(1))));
          assertEquals(seconds(1), now());
          assertEquals(0, ticksOf(() -> await(timeout(Duration.ZERO, () -> {}))));
        });
  }

  @Test
  void itMayBeMovedOrTakenAway() {
    OnLoop.virtual(
        () -> {
          await(
              timeout(
                  seconds(1),
                  scope -> {
                    scope.reschedule(seconds(5));
                    await(sleep(seconds(3)));
                    scope.reschedule(null);
                    await(sleep(seconds(30)));
                    assertFalse(scope.expired());
                  }));
          assertEquals(seconds(33), now());
        });
  }

  @Test
  void itMayBeMovedToThePast() {
    OnLoop.virtual(
        () ->
            assertTimesOut(
                noTimeout(
                    scope -> {
                      await(sleep(seconds(1)));
                      scope.reschedule(millis(1));
                      await(sleep(seconds(10)));
                    })));
  }

  @Test
  void onceItIsOverItCannotBeMoved() {
    OnLoop.virtual(
        () -> {
          await(timeout(seconds(1), (Timeout scope) -> scopes.add(scope)));
          var refused =
              assertThrows(
                  IllegalStateException.class, () -> scopes.getFirst().reschedule(seconds(9)));
          assertTrue(refused.getMessage().contains("finished"), refused.getMessage());
          assertTimesOut(longBlock(millis(1)));
          assertThrows(IllegalStateException.class, () -> scopes.getLast().reschedule(seconds(9)));
        });
  }

  @Test
  void anExceptionOfTheBlockIsNotTouched() {
    OnLoop.virtual(
        () -> {
          assertThrows(
              IOException.class,
              () ->
                  await(
                      timeout(
                          seconds(1),
                          () -> {
                            throw new IOException();
                          })));
          assertThrows(
              IOException.class,
              () ->
                  await(
                      timeout(
                          millis(1),
                          scope -> {
                            scopes.add(scope);
                            try {
                              await(sleep(seconds(10)));
                            } catch (CancelledError e) {
                              throw new IOException("turned into another", e);
                            }
                          })));
          assertTrue(scopes.getFirst().expired());
          assertEquals(0, currentTask().cancelling());
        });
  }

  @Test
  void aCancellationFromOutsideStaysACancellation() {
    OnLoop.virtual(
        () -> {
          var task = createTask(longBlock(seconds(1)));
          tick();
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertFalse(scopes.getFirst().expired());
        });
  }

  @Test
  void aCancellationFromOutsideAndATimeOutAtOnceStayACancellation() {
    OnLoop.virtual(
        () -> {
          var task = createTask(timeout(seconds(1), () -> await(sleep(seconds(10)))));
          EventLoop.running().callLater(seconds(1), task::cancel);
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(1, task.cancelling());
        });
  }

  @Test
  void ofNestedOnesTheOneThatExpiresEnds() {
    OnLoop.virtual(
        () -> {
          var inner = longBlock(millis(10));
          await(
              timeout(
                  seconds(1),
                  scope -> {
                    scopes.add(scope);
                    assertTimesOut(inner);
                    await(sleep(millis(100)));
                  }));
          assertFalse(scopes.get(0).expired());
          assertTrue(scopes.get(1).expired());
        });
  }

  @Test
  void anOuterOneThatExpiresEndsTheInnerBlockToo() {
    OnLoop.virtual(
        () -> {
          assertTimesOut(timeout(millis(10), () -> await(longBlock(seconds(1)))));
          assertFalse(scopes.getFirst().expired());
          assertEquals(millis(10), now());
        });
  }

  @Test
  void ofTwoThatExpireInTheSameTickTheOuterWins() {
    OnLoop.virtual(
        () -> {
          assertTimesOut(
              timeout(
                  millis(10),
                  outer -> {
                    scopes.add(outer);
                    await(
                        timeout(
                            millis(20),
                            inner -> {
                              scopes.add(inner);
                              busy(millis(30));
                              await(sleep(seconds(10)));
                            }));
                  }));
          assertTrue(scopes.get(0).expired());
          assertTrue(scopes.get(1).expired());
          assertEquals(0, currentTask().cancelling());
        });
  }

  @Test
  void aBlockMayCleanUpUnderATimeOutOfItsOwn() {
    OnLoop.virtual(
        () -> {
          assertTimesOut(
              timeout(
                  millis(10),
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } finally {
                      assertTimesOut(timeout(millis(5), () -> await(sleep(seconds(9)))));
                    }
                  }));
          assertEquals(millis(15), now());
        });
  }

  @Test
  void aTaskThatWasCancelledBeforeCanStillTimeOut() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(10)));
                        } catch (CancelledError e) {
                          assertTimesOut(timeout(millis(5), () -> await(sleep(seconds(9)))));
                          throw e;
                        }
                      }));
          tick();
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(1, task.cancelling());
        });
  }

  @Test
  void aGroupInsideIsEndedAsAWhole() {
    OnLoop.virtual(
        () -> {
          var tasks = new ArrayList<Task<?>>();
          assertTimesOut(
              timeout(
                  millis(10),
                  () ->
                      await(
                          taskGroup(
                              (TaskGroup group) -> {
                                tasks.add(group.createTask(sleep(seconds(9))));
                                tasks.add(group.createTask(sleep(seconds(9))));
                              }))));
          assertTrue(tasks.stream().allMatch(Task::isCancelled));
        });
  }

  @Test
  void itTellsItsState() {
    OnLoop.virtual(
        () -> {
          assertTimesOut(
              timeout(
                  seconds(2),
                  scope -> {
                    scopes.add(scope);
                    assertEquals("<Timeout [active] when=2 s>", scope.toString());
                    await(sleep(seconds(10)));
                  }));
          assertEquals("<Timeout [expired]>", scopes.getFirst().toString());
          await(
              timeout(
                  seconds(1),
                  scope -> {
                    scopes.add(scope);
                  }));
          assertEquals("<Timeout [finished]>", scopes.getLast().toString());
          await(
              noTimeout(
                  scope -> {
                    assertEquals("<Timeout [active] when=never>", scope.toString());
                  }));
        });
  }

  @Test
  void aDeadlineBeyondTheEndOfTimeHasNotPassed() {
    OnLoop.virtual(
        () -> {
          await(sleep(seconds(1)));
          for (var delay :
              List.of(Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE))) {
            await(timeout(delay, () -> await(sleep(seconds(1)))));
            EventLoop.running().callLater(delay, () -> {}).cancel();
          }
          EventLoop.running().callLater(Duration.ofSeconds(Long.MIN_VALUE), () -> {});
          tick();
        });
  }
}
