package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private final Condition condition = new Condition();
  private final List<String> passed = new ArrayList<>();
  private int stock;

  private Task<Void> waiter(String name) {
    return createTask(
        async(
            () -> {
              try (var _ = await(condition.acquire())) {
                await(condition.waitNotified());
                passed.add(name);
              }
            }),
        name);
  }

  private Task<Void> consumer(String name) {
    return createTask(
        async(
            () -> {
              try (var _ = await(condition.acquire())) {
                await(condition.waitUntil(() -> stock > 0));
                stock--;
                passed.add(name);
              }
            }),
        name);
  }

  @Test
  void waitingReleasesTheLock() {
    OnLoop.virtual(
        () -> {
          var waiter = waiter("a");
          tick();
          assertFalse(condition.isLocked());
          waiter.cancel();
        });
  }

  @Test
  void notifyWakesAsManyAsItSaysInTheOrderTheyCame() {
    OnLoop.virtual(
        () -> {
          for (var name : List.of("a", "b", "c", "d")) {
            waiter(name);
          }
          tick();
          await(condition.acquire());
          condition.notifyOne();
          condition.release();
          tick();
          assertEquals(List.of("a"), passed);
          await(condition.acquire());
          condition.notify(2);
          condition.release();
          tick();
          tick();
          assertEquals(List.of("a", "b", "c"), passed);
          assertEquals(1, condition.waiters().size());
          await(condition.acquire());
          condition.notify(7);
          condition.release();
          tick();
          assertEquals(List.of("a", "b", "c", "d"), passed);
        });
  }

  @Test
  void notifyAllWaitersWakesAll() {
    OnLoop.virtual(
        () -> {
          var waiters = List.of(waiter("a"), waiter("b"), waiter("c"));
          tick();
          try (var _ = await(condition.acquire())) {
            condition.notifyAllWaiters();
          }
          for (var each : waiters) {
            await(each);
          }
          assertEquals(List.of("a", "b", "c"), passed);
        });
  }

  @Test
  void theNotifiedGoesOnWhenItHasTheLock() {
    OnLoop.virtual(
        () -> {
          waiter("a");
          tick();
          await(condition.acquire());
          condition.notifyOne();
          tick();
          tick();
          assertEquals(List.of(), passed);
          condition.release();
          tick();
          assertEquals(List.of("a"), passed);
        });
  }

  @Test
  void waitUntilCostsNoTickIfThePredicateIsTrue() {
    OnLoop.virtual(
        () -> {
          await(condition.acquire());
          assertEquals(0, ticksOf(() -> await(condition.waitUntil(() -> true))));
        });
  }

  @Test
  void waitUntilAsksAgainAfterEachNotification() {
    OnLoop.virtual(
        () -> {
          var consumer = consumer("a");
          tick();
          try (var _ = await(condition.acquire())) {
            condition.notifyOne();
          }
          tick();
          assertEquals(List.of(), passed);
          try (var _ = await(condition.acquire())) {
            stock++;
            condition.notifyOne();
          }
          await(consumer);
          assertEquals(0, stock);
        });
  }

  @Test
  void withoutTheLockItRefuses() {
    OnLoop.virtual(
        () -> {
          var wait =
              assertThrows(IllegalStateException.class, () -> await(condition.waitNotified()));
          assertTrue(wait.getMessage().startsWith("cannot wait on un-acquired lock"));
          assertThrows(IllegalStateException.class, () -> await(condition.waitUntil(() -> false)));
          assertThrows(IllegalStateException.class, condition::notifyOne);
          assertThrows(IllegalStateException.class, condition::notifyAllWaiters);
        });
  }

  @Test
  void aCancelledWaiterHasTheLockAgainWhenItLearnsOfIt() {
    OnLoop.virtual(
        () -> {
          var lockedThen = new ArrayList<Boolean>();
          var waiter =
              createTask(
                  async(
                      () -> {
                        try (var _ = await(condition.acquire())) {
                          await(condition.waitNotified());
                        } catch (CancelledError e) {
                          throw e;
                        } finally {
                          lockedThen.add(condition.isLocked());
                        }
                      }));
          tick();
          await(condition.acquire());
          waiter.cancel();
          tick();
          tick();
          assertFalse(waiter.isDone(), "it waits for the lock first");
          condition.release();
          assertThrows(CancelledError.class, () -> await(waiter));
          assertEquals(List.of(), condition.waiters());
          assertFalse(condition.isLocked());
          assertEquals(List.of(false), lockedThen);
        });
  }

  @Test
  void aTimeOutAroundTheWaitLeavesTheLockHeld() {
    OnLoop.virtual(
        () -> {
          try (var _ = await(condition.acquire())) {
            assertThrows(
                TimeoutError.class,
                () -> await(timeout(millis(5), () -> await(condition.waitNotified()))));
            assertTrue(condition.isLocked());
          }
        });
  }

  @Test
  void theCancellationThatEndsAWaitIsTheVeryErrorThatLeavesIt() {
    OnLoop.virtual(
        () -> {
          var caught = new ArrayList<CancelledError>();
          var waiter =
              createTask(
                  async(
                      () -> {
                        try (var _ = await(condition.acquire())) {
                          await(condition.waitUntil(() -> false));
                        } catch (CancelledError e) {
                          caught.add(e);
                          throw e;
                        }
                      }));
          tick();
          waiter.cancel("enough");
          var error = assertThrows(CancelledError.class, () -> await(waiter));
          assertSame(caught.getFirst(), error);
          assertEquals("enough", error.getMessage());
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNotificationOfACancelledTaskGoesToTheNext(boolean alreadyWaitsForTheLock) {
    OnLoop.virtual(
        () -> {
          var first = consumer("first");
          var second = consumer("second");
          tick();
          try (var _ = await(condition.acquire())) {
            stock++;
            condition.notifyOne();
            if (alreadyWaitsForTheLock) {
              tick();
            }
            first.cancel();
            await(timeout(millis(5), () -> await(condition.waitUntil(() -> stock == 0))));
          } catch (TimeoutError e) {
            // seen below: the second had to take it meanwhile
          }
          await(second);
          assertTrue(first.isCancelled());
          assertEquals(List.of("second"), passed);
        });
  }

  @Test
  void twoConditionsMayShareALock() {
    OnLoop.virtual(
        () -> {
          var lock = new Lock();
          var full = new Condition(lock, "full");
          var empty = new Condition(lock, "empty");
          assertSame(lock, full.lock());
          try (var _ = await(full.acquire())) {
            assertTrue(empty.isLocked());
            empty.notifyOne();
          }
          assertFalse(empty.isLocked());
        });
  }

  @Test
  void itTellsItsState() {
    OnLoop.virtual(
        () -> {
          currentTask().setName("main");
          var waiter = waiter("a");
          tick();
          assertEquals("<Condition unlocked, 1 waiting>", waiter.waitsFor());
          await(condition.acquire());
          assertEquals("<Condition locked by main, 1 waiting>", condition.toString());
          assertEquals(List.of(waiter), condition.waiters());
          assertEquals(currentTask(), condition.holders().getFirst().task());
          condition.notifyOne();
          tick();
          assertEquals("<Lock locked by main, 1 waiting>", waiter.waitsFor());
          condition.release();
        });
  }
}
