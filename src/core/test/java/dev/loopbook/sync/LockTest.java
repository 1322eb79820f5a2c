package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockTest {

  private final Lock lock = new Lock();
  private final List<String> entered = new ArrayList<>();

  private Coroutine<Void> enterFor(String name, long millis) {
    return async(
        () -> {
          try (var _ = await(lock.acquire())) {
            entered.add(name);
            await(sleep(millis(millis)));
          }
        });
  }

  private Task<Guard> acquirer(String name) {
    return createTask(lock.acquire(), name);
  }

  @Test
  void aFreeLockIsTakenWithoutATick() {
    OnLoop.virtual(() -> assertEquals(0, ticksOf(() -> await(lock.acquire()))));
  }

  @Test
  void tasksEnterOneAtATimeInTheOrderTheyCame() {
    OnLoop.virtual(
        () -> {
          await(gather(enterFor("a", 30), enterFor("b", 10), enterFor("c", 20)));
          assertEquals(List.of("a", "b", "c"), entered);
          assertEquals(millis(60), EventLoop.running().time());
        });
  }

  @Test
  void closingWhatAcquireReturnedReleases() {
    OnLoop.virtual(
        () -> {
          try (var _ = await(lock.acquire())) {
            assertTrue(lock.isLocked());
          }
          assertFalse(lock.isLocked());
        });
  }

  @Test
  void aBlockThatFailsReleases() {
    OnLoop.virtual(
        () -> {
          assertThrows(
              ArithmeticException.class,
              () -> {
                try (var _ = await(lock.acquire())) {
                  throw new ArithmeticException();
                }
              });
          assertFalse(lock.isLocked());
        });
  }

  @Test
  void aTimeOutInsideTheBlockReleases() {
    OnLoop.virtual(
        () -> {
          assertThrows(
              TimeoutError.class, () -> await(timeout(millis(5), () -> await(enterFor("a", 10)))));
          assertFalse(lock.isLocked());
        });
  }

  @Test
  void releasingAFreeLockIsRefused() {
    var refused = assertThrows(IllegalStateException.class, lock::release);
    assertTrue(refused.getMessage().startsWith("Lock is not acquired"), refused.getMessage());
  }

  @Test
  void anyTaskMayRelease() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var waiter = acquirer("waiter");
          EventLoop.running().callLater(seconds(1), lock::release);
          await(waiter);
          assertEquals(seconds(1), EventLoop.running().time());
        });
  }

  @Test
  void releaseHandsTheLockOverInTheNextTick() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var waiter = acquirer("waiter");
          tick();
          lock.release();
          assertFalse(lock.isLocked(), "free until the waiter runs");
          tick();
          assertTrue(waiter.isDone());
          assertTrue(lock.isLocked());
        });
  }

  @Test
  void whoComesWhileTheLockIsBeingHandedOverGoesToTheEnd() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var first = createTask(enterFor("first", 10));
          tick();
          lock.release();
          await(enterFor("late", 10));
          assertEquals(List.of("first", "late"), entered);
          assertTrue(first.isDone());
        });
  }

  @Test
  void whoComesWhenAllWaitersGaveUpTakesAFreeLockAtOnce() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var gone = acquirer("gone");
          tick();
          gone.cancel();
          lock.release();
          assertEquals(0, ticksOf(() -> await(lock.acquire())));
          tick();
          assertTrue(gone.isCancelled());
          assertTrue(lock.isLocked());
        });
  }

  @Test
  void aCancelledWaiterLeavesTheLine() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var first = acquirer("first");
          var second = acquirer("second");
          tick();
          first.cancel();
          tick();
          assertEquals(List.of(second), lock.waiters());
          lock.release();
          await(second);
          assertThrows(CancelledError.class, () -> await(first));
        });
  }

  @Test
  void aWaiterCancelledAfterItsTurnCamePassesTheLockOn() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var first = acquirer("first");
          var second = acquirer("second");
          tick();
          lock.release();
          first.cancel();
          await(second);
          assertTrue(first.isCancelled());
          assertTrue(lock.isLocked());
        });
  }

  @Test
  void aWaiterCancelledJustBeforeTheReleaseIsSkipped() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          var first = acquirer("first");
          var second = acquirer("second");
          var third = acquirer("third");
          tick();
          first.cancel();
          lock.release();
          await(second);
          tick();
          assertTrue(lock.isLocked());
          assertEquals(List.of(third), lock.waiters());
          third.cancel();
        });
  }

  @Test
  void aTaskThatHasTheLockAndWantsItAgainWaitsForItself() {
    OnLoop.virtual(
        () -> {
          await(lock.acquire());
          assertThrows(
              TimeoutError.class, () -> await(timeout(seconds(1), () -> await(lock.acquire()))));
          assertTrue(lock.isLocked());
          assertEquals(List.of(), lock.waiters());
        });
  }

  @Test
  void anUncontendedLockMayBeUsedOnOneLoopAfterAnother() {
    OnLoop.virtual(() -> await(enterFor("a", 1)));
    OnLoop.virtual(() -> await(enterFor("b", 1)));
    assertEquals(List.of("a", "b"), entered);
  }

  @Test
  void aLockThatATaskWaitedForBelongsToThatLoop() {
    OnLoop.virtual(() -> await(gather(enterFor("a", 1), enterFor("b", 1))));
    var refused =
        assertThrows(
            IllegalStateException.class,
            () -> OnLoop.virtual(() -> await(gather(enterFor("c", 1), enterFor("d", 1)))));
    assertTrue(
        refused.getMessage().contains("is bound to a different event loop"), refused.getMessage());
  }

  @Test
  void itTellsWhoHoldsItAndWhoWaits() {
    OnLoop.virtual(
        () -> {
          currentTask().setName("main");
          await(lock.acquire());
          var waiter = acquirer("waiter");
          tick();
          assertEquals(List.of(waiter), lock.waiters());
          assertEquals(currentTask(), lock.holders().getFirst().task());
          assertEquals("<Lock locked by main, 1 waiting>", waiter.waitsFor());
          assertEquals(lock, waiter.awaiting().orElseThrow().subject().orElseThrow());
          lock.release();
          assertEquals("<Lock unlocked, 1 waiting>", lock.toString());
          assertEquals(List.of(), lock.holders());
        });
  }

  @Test
  void aNameIsShown() {
    assertEquals("<Lock left fork unlocked>", new Lock("left fork").toString());
  }
}
