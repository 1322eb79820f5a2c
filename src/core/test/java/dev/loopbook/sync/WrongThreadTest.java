package dev.loopbook.sync;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What belongs to a running loop refuses a change on another thread before it changes anything: so
/// the program can still do it right, with `callSoonThreadsafe`.
class WrongThreadTest {

  private static void assertRefused(Executable change) {
    var refused =
        CompletableFuture.supplyAsync(
                () -> assertThrows(IllegalStateException.class, change, change.toString()))
            .join();
    assertTrue(refused.getMessage().startsWith("Non-thread-safe operation"), refused.getMessage());
  }

  /// Asserts that `change`, refused on another thread, ends the wait for `work` on this one.
  private static void assertStillWakes(Awaitable<?> work, Executable change) {
    OnLoop.virtual(() -> wakes(work, change));
  }

  private static void wakes(Awaitable<?> work, Executable change) throws Throwable {
    var waiter =
        createTask(
            async(
                () -> {
                  try {
                    Async.<Object>await(widen(work));
                  } catch (CancelledError | IllegalArgumentException | QueueShutDown _) {
                    // as it was asked to
                  }
                }));
    await(sleep(millis(1)));
    assertRefused(change);
    await(sleep(millis(1)));
    assertFalse(waiter.isDone());
    change.execute();
    await(waitFor(waiter, seconds(1)));
  }

  @SuppressWarnings("unchecked") // the value isn't looked at
  private static Awaitable<Object> widen(Awaitable<?> work) {
    return (Awaitable<Object>) work;
  }

  @Test
  void aFutureIsStillPending() {
    OnLoop.virtual(
        () -> {
          Future<String> first = EventLoop.running().createFuture();
          wakes(first, () -> first.setResult("value"));
          Future<String> second = EventLoop.running().createFuture();
          wakes(second, () -> second.setException(new IllegalArgumentException()));
          Future<String> third = EventLoop.running().createFuture();
          wakes(third, third::cancel);
        });
  }

  @Test
  void aFuturesCallbacksAreWhatTheyWere() {
    OnLoop.virtual(
        () -> {
          Future<String> future = EventLoop.running().createFuture();
          var called = new ArrayList<String>();
          assertRefused(() -> future.addDoneCallback(_ -> called.add("refused")));
          future.addDoneCallback(_ -> called.add("called"));
          assertRefused(() -> future.removeDoneCallback(_ -> {}));
          future.setResult("value");
          await(sleep(millis(1)));
          assertEquals(List.of("called"), called);
        });
  }

  @Test
  void aTaskIsNotAskedToStop() {
    OnLoop.virtual(
        () -> {
          var task = createTask(sleep(seconds(9)));
          await(sleep(millis(1)));
          assertRefused(task::cancel);
          assertEquals(0, task.cancelling());
          wakes(task, task::cancel);
          assertRefused(task::uncancel);
        });
  }

  @Test
  void aTimeLimitStays() {
    OnLoop.virtual(
        () -> {
          var limits = new ArrayList<Timeout>();
          var work =
              createTask(
                  timeout(
                      seconds(1),
                      limit -> {
                        limits.add(limit);
                        await(sleep(seconds(9)));
                      }));
          await(sleep(millis(1)));
          assertRefused(() -> limits.getFirst().reschedule(seconds(5)));
          assertThrows(dev.loopbook.loop.TimeoutError.class, () -> await(work));
          assertEquals(seconds(1), EventLoop.running().time());
        });
  }

  @Test
  void aCallbackIsStillScheduled() {
    OnLoop.virtual(
        () -> {
          var called = new ArrayList<String>();
          var soon = EventLoop.running().callSoon(() -> called.add("soon"));
          var later = EventLoop.running().callLater(millis(1), () -> called.add("later"));
          assertRefused(soon::cancel);
          assertRefused(later::cancel);
          await(sleep(millis(2)));
          assertEquals(List.of("soon", "later"), called);
        });
  }

  @Test
  void theLoopGoesOnAndTakesNoJob() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          assertRefused(loop::stop);
          assertRefused(() -> loop.runInExecutor(() -> "job"));
          assertRefused(() -> loop.runInExecutor(Runnable::run, () -> "job"));
          assertFalse(loop.isStopping());
          assertEquals(0, loop.outsideWork());
        });
  }

  @Test
  void anEventIsAsItWas() {
    var event = new Event();
    assertStillWakes(event.waitSet(), event::set);

    OnLoop.virtual(
        () -> {
          var other = new Event();
          wakes(other.waitSet(), other::set);
          assertRefused(other::clear);
          assertTrue(other.isSet());
        });
  }

  @Test
  void aLockAndASemaphoreAreStillHeld() {
    OnLoop.virtual(
        () -> {
          var lock = new Lock();
          await(lock.acquire());
          wakes(lock.acquire(), lock::release);
          var semaphore = new Semaphore(0);
          wakes(semaphore.acquire(), semaphore::release);
        });
  }

  @Test
  void aConditionsWaitersStillWait() {
    OnLoop.virtual(
        () -> {
          var condition = new Condition();
          var waiter =
              createTask(
                  async(
                      () -> {
                        try (var _ = await(condition.acquire())) {
                          await(condition.waitNotified());
                        }
                      }));
          await(sleep(millis(1)));
          try (var _ = await(condition.acquire())) {
            assertRefused(condition::notifyOne);
            assertEquals(1, condition.waiters().size());
            condition.notifyOne();
          }
          await(waiter);
        });
  }

  @Test
  void aQueueHoldsWhatItHeld() {
    OnLoop.virtual(
        () -> {
          var queue = new Queue<String>(1);
          wakes(queue.get(), () -> queue.putNowait("tea"));
          queue.taskDone();
          queue.putNowait("coffee");
          wakes(queue.put("milk"), queue::getNowait);
          assertEquals(List.of("milk"), queue.items());
          var closing = new Queue<String>();
          wakes(closing.get(), closing::shutdown);
        });
  }

  @Test
  void anItemIsNotDone() {
    var queue = new Queue<String>();
    queue.putNowait("tea");
    assertStillWakes(queue.join(), queue::taskDone);
  }
}
