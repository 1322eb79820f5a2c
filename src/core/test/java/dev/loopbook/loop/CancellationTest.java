package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {

  private final List<String> log = new ArrayList<>();

  /// Makes a task of `body` and lets it run to its first await.
  private static <T> Task<T> started(Body<T> body) {
    var task = createTask(async(body));
    tick();
    return task;
  }

  private static Task<Void> started(Body.OfVoid body) {
    var task = createTask(async(body));
    tick();
    return task;
  }

  private static Task<Integer> sleeper() {
    return started(() -> await(sleep(seconds(10), 12)));
  }

  @Test
  void aCancelledTaskEndsAtTheAwaitWhereItStands() {
    OnLoop.virtual(
        () -> {
          var task = sleeper();
          assertTrue(task.cancel());
          assertFalse(task.isDone(), "a request: the task learns of it in the next tick");
          assertThrows(CancelledError.class, () -> await(task));
          assertTrue(task.isDone() && task.isCancelled());
          assertEquals(seconds(0), EventLoop.running().time());
          assertFalse(task.cancel());
        });
  }

  @Test
  void aCancelledSleepTakesItsTimerAlong() {
    OnLoop.virtual(
        () -> {
          var task = sleeper();
          assertEquals(1, EventLoop.running().timers().size());
          task.cancel();
          tick();
          assertEquals(List.of(), EventLoop.running().timers());
        });
  }

  @Test
  void aTaskCancelledBeforeItsFirstStepNeverBegins() {
    OnLoop.virtual(
        () -> {
          var task = createTask(async(() -> log.add("began")));
          task.cancel("too early");
          var error = assertThrows(CancelledError.class, () -> await(task));
          assertEquals("too early", error.getMessage());
          assertEquals(List.of(), log);
          assertEquals(Coroutine.State.CLOSED, task.coroutine().state());
        });
  }

  @Test
  void aTaskThatOnlyGaveUpItsTurnIsCancelledToo() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    tick();
                    log.add("one turn");
                    tick();
                  });
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of(), log);
        });
  }

  @Test
  void theMessageReachesWhoeverAsks() {
    OnLoop.virtual(
        () -> {
          var task = sleeper();
          task.cancel("enough");
          await(waitOn(List.of(task)));
          assertEquals("enough", assertThrows(CancelledError.class, task::result).getMessage());
        });
  }

  @Test
  void theErrorThatLeftTheTaskIsTheOneThatItsAwaiterGets() {
    OnLoop.virtual(
        () -> {
          var caught = new ArrayList<CancelledError>();
          var task =
              started(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } catch (CancelledError e) {
                      caught.add(e);
                      throw e;
                    }
                  });
          task.cancel();
          assertSame(assertThrows(CancelledError.class, () -> await(task)), caught.getFirst());
        });
  }

  @Test
  void theStackOfACancellationShowsTheAwaitThatItEnded() {
    OnLoop.virtual(
        () -> {
          var task = createTask(waitsForEver());
          tick();
          task.cancel();
          var error = assertThrows(CancelledError.class, () -> await(task));
          assertTrue(
              Arrays.stream(error.getStackTrace())
                  .anyMatch(frame -> frame.getMethodName().contains("waitsForEver")),
              () -> Arrays.toString(error.getStackTrace()));
        });
  }

  private static Coroutine<Void> waitsForEver() {
    return async(() -> await(EventLoop.running().<Void>createFuture()));
  }

  @Test
  void aTaskMayCleanUpFirst() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } finally {
                      await(sleep(seconds(1)));
                      log.add("cleaned up");
                    }
                  });
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of("cleaned up"), log);
          assertEquals(seconds(1), EventLoop.running().time());
        });
  }

  @Test
  void aTaskMayReturnAValueInstead() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    try {
                      return await(sleep(seconds(10), 1));
                    } catch (CancelledError e) {
                      return 42;
                    }
                  });
          task.cancel();
          assertEquals(42, await(task));
          assertFalse(task.isCancelled());
          assertEquals(1, task.cancelling());
        });
  }

  @Test
  void aTaskMayRefuseAndWaitOn() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } catch (CancelledError e) {
                      // not now
                    }
                    return await(sleep(seconds(1), "later"));
                  });
          task.cancel();
          assertEquals("later", await(task));
        });
  }

  @Test
  void catchExceptionDoesNotSwallowACancellation() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } catch (Exception e) {
                      log.add("swallowed");
                    }
                  });
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of(), log);
        });
  }

  @Test
  void aFutureThatIsCancelledCancelsTheTaskThatAwaitsIt() {
    OnLoop.virtual(
        () -> {
          Future<Integer> future = EventLoop.running().createFuture();
          var task = started(() -> await(future));
          future.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertTrue(task.isCancelled());
          assertEquals(0, task.cancelling());
        });
  }

  @Test
  void cancellingATaskCancelsWhatItAwaits() {
    OnLoop.virtual(
        () -> {
          var inner = sleeper();
          var outer = started(() -> await(inner));
          outer.cancel("pass it on");
          assertThrows(CancelledError.class, () -> await(outer));
          assertTrue(inner.isCancelled());
        });
  }

  @Test
  void aTaskThatCancelsItselfLearnsOfItAtItsNextAwait() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel("myself");
                        log.add("goes on");
                        await(sleep(seconds(10)));
                        log.add("not here");
                      }));
          var error = assertThrows(CancelledError.class, () -> await(task));
          assertEquals("myself", error.getMessage());
          assertEquals(List.of("goes on"), log);
        });
  }

  @Test
  void aTaskThatCancelsItselfAndReturnsCountsAsCancelled() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        return 12;
                      }));
          assertThrows(CancelledError.class, () -> await(task));
          assertTrue(task.isCancelled());
        });
  }

  @Test
  void aTaskThatCancelsItselfTakesAlongWhatItAwaitsNext() {
    OnLoop.virtual(
        () -> {
          var nested = sleeper();
          var task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        await(nested);
                      }));
          assertThrows(CancelledError.class, () -> await(task));
          assertTrue(nested.isCancelled());
        });
  }

  @Test
  void aRequestThatIsTakenBackBeforeTheTaskRunsHasNoEffect() {
    OnLoop.virtual(
        () -> {
          Future<Integer> future = EventLoop.running().createFuture();
          var task = started(() -> await(future));
          future.setResult(42);
          task.cancel();
          assertEquals(1, task.cancelling());
          assertEquals(0, task.uncancel());
          assertEquals(42, await(task));
        });
  }

  @Test
  void requestsAreCounted() {
    OnLoop.virtual(
        () -> {
          var task = sleeper();
          assertEquals(0, task.uncancel());
          task.cancel();
          task.cancel();
          assertEquals(2, task.cancelling());
          assertEquals(1, task.uncancel());
          assertEquals(0, task.uncancel());
          assertEquals(0, task.cancelling());
          assertThrows(CancelledError.class, () -> await(task));
        });
  }

  @Test
  void aTaskThatTookItsCancelBackCanBeCancelledAgain() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } catch (CancelledError e) {
                      currentTask().uncancel();
                      await(sleep(seconds(10)));
                    }
                  });
          task.cancel();
          tick();
          assertEquals(0, task.cancelling());
          assertFalse(task.isDone());
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          task.uncancel();
          assertTrue(task.isCancelled());
        });
  }

  @Test
  void aFailureWhileItIsCancelledIsAFailure() {
    OnLoop.virtual(
        () -> {
          var task =
              started(
                  () -> {
                    try {
                      await(sleep(seconds(10)));
                    } finally {
                      throwWhileCleaningUp();
                    }
                  });
          task.cancel();
          assertThrows(ArithmeticException.class, () -> await(task));
          assertFalse(task.isCancelled());
        });
  }

  private static void throwWhileCleaningUp() {
    throw new ArithmeticException();
  }

  @Test
  void aWaitingTaskTellsThatItIsBeingCancelled() {
    OnLoop.virtual(
        () -> {
          var task = createTask(async(() -> await(sleep(seconds(10)))), "t");
          tick();
          assertEquals("<Task pending name='t' awaiting sleep 10 s>", task.toString());
          task.cancel();
          assertEquals("<Task pending name='t' awaiting sleep 10 s cancelling=1>", task.toString());
          tick();
          assertEquals("<Task cancelled name='t'>", task.toString());
        });
  }

  @Test
  void theStackOfACancellationBeginsAtTheAwait() {
    OnLoop.virtual(
        () -> {
          for (var waits : List.of(waitsForEver(), async(() -> tick()))) {
            var task = createTask(waits);
            tick();
            task.cancel();
            var error = assertThrows(CancelledError.class, () -> await(task));
            assertTrue(
                Arrays.stream(error.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("makeCancelledError")),
                () -> "the loop made it: " + Arrays.toString(error.getStackTrace()));
          }
        });
  }

  @Test
  void aTaskThatCancelsItselfGoesOnIfWhatItAwaitsNextRefuses() {
    OnLoop.virtual(
        () -> {
          var refusing =
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(1)));
                          return "not cancelled";
                        } catch (CancelledError e) {
                          return "refused";
                        }
                      }));
          tick();
          var task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        return await(refusing);
                      }));
          assertEquals("refused", await(task));
        });
  }

  @Test
  void aCoroutineWhoseTaskIsCancelledBeforeItsFirstStepIsClosed() {
    OnLoop.virtual(
        () -> {
          var coroutine = sleep(seconds(1));
          var task = createTask(coroutine);
          task.cancel();
          await(waitOn(List.of(task)));
          assertEquals(Coroutine.State.CLOSED, coroutine.state());
        });
  }
}
