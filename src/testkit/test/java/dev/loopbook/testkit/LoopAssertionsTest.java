package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.busy;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.testkit.LoopAssertions.assertCancelled;
import static dev.loopbook.testkit.LoopAssertions.assertCompletesBefore;
import static dev.loopbook.testkit.LoopAssertions.assertConcurrent;
import static dev.loopbook.testkit.LoopAssertions.assertNeverBlocks;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static dev.loopbook.testkit.LoopAssertions.assertTicks;
import static dev.loopbook.testkit.LoopAssertions.assertTimesOut;
import static dev.loopbook.testkit.LoopAssertions.assertTrace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/// What each assertion accepts, and what it says of the rest.
@LoopTest
final class LoopAssertionsTest {

  private static String said(Executable assertion) {
    return assertThrows(AssertionError.class, assertion).getMessage();
  }

  private static void assertDiffers(String expected, String found, Executable assertion) {
    var error = assertThrows(AssertionFailedError.class, assertion);
    assertEquals(expected, error.getExpected().getStringRepresentation());
    assertEquals(found, error.getActual().getStringRepresentation());
  }

  @Nested
  class Costs {
    @Test
    void ticksAreCountedToTheOne() {
      assertEquals("x", assertTicks(2, sleep(millis(20), "x")));
      assertDiffers("1 tick", "2 ticks", () -> assertTicks(1, sleep(millis(20))));
      assertTicks(0, () -> {});
    }

    @Test
    void timeIsExact() {
      assertTakes(seconds(2), gather(sleep(seconds(1)), sleep(seconds(2))));
      assertDiffers("2 s", "3 s", () -> assertTakes(seconds(2), sleep(seconds(3))));
    }
  }

  @Nested
  class EndsOfWork {
    @Test
    void doneInTimeMeansBefore() {
      assertEquals("x", assertCompletesBefore(seconds(2), sleep(seconds(1), "x")));
      assertTrue(
          said(() -> assertCompletesBefore(seconds(2), sleep(seconds(2))))
              .endsWith("is not done before 2 s: waits for sleep 2 s"));
      var late = createTask(sleep(seconds(9)), "late");
      assertTrue(
          said(() -> assertCompletesBefore(seconds(2), late))
              .startsWith("task late is not done before 2 s: waits for sleep 9 s"));
      assertTrue(late.isCancelled());
    }

    @Test
    void aFailureInTimeIsThrownAsItIs() {
      assertThrows(
          IllegalStateException.class,
          () ->
              assertCompletesBefore(
                  seconds(2),
                  () -> {
                    throw new IllegalStateException("no such user");
                  }));
    }

    @Test
    void aTimeOutIsTheWorksOwn() {
      assertTimesOut(timeout(seconds(2), () -> await(sleep(seconds(3)))));
      assertTimesOut(seconds(2), waitFor(sleep(seconds(3)), seconds(2)));
      assertDiffers(
          "TimeoutError after 2 s",
          "done after 1 s",
          () -> assertTimesOut(seconds(2), sleep(seconds(1))));
      assertDiffers(
          "2 s", "1 s", () -> assertTimesOut(seconds(2), waitFor(sleep(seconds(3)), seconds(1))));
    }

    @Test
    void aCancellationIsWaitedFor() {
      var task = createTask(cleansUpFor(5), "worker");
      await(sleep(millis(1)));
      task.cancel();
      assertCancelled(task);
    }

    @Test
    void aSwallowedCancellationIsTold() {
      var task =
          createTask(
              async(
                  () -> {
                    try {
                      await(sleep(seconds(9)));
                    } catch (CancelledError swallowed) {
                      return "done anyway";
                    }
                    return "done";
                  }),
              "stubborn");
      await(sleep(millis(1)));
      task.cancel();
      assertDiffers("cancelled", "done: done anyway", () -> assertCancelled(task));
    }

    @Test
    void aTaskThatNobodyAskedToStopIsNotWaitedFor() {
      var task = createTask(sleep(seconds(9)), "calm");
      assertTrue(said(() -> assertCancelled(task)).contains("nobody asked task calm to stop"));
      task.cancel();
      assertCancelled(() -> await(task));
    }

    private static Coroutine<Void> cleansUpFor(int time) {
      return async(
          () -> {
            try {
              await(sleep(seconds(100)));
            } finally {
              await(sleep(seconds(time)));
            }
          });
    }
  }

  @Nested
  class Manners {
    @Test
    void whoAwaitsBlocksNobody() {
      assertNeverBlocks(gather(sleep(seconds(1)), sleep(seconds(2))));
      assertNeverBlocks(seconds(2), () -> busy(seconds(1)));
    }

    @Test
    void whoIsBusyBlocks() {
      var worker = async(() -> busy(seconds(2)));
      var said = said(() -> assertNeverBlocks(() -> await(createTask(worker, "worker"))));
      assertTrue(
          said.startsWith("the loop is blocked:\n  worker held the loop for 2 s, at LoopAss"),
          said);
    }

    @Test
    void whoWaitsWithoutAwaitBlocks() {
      var said =
          said(
              () ->
                  assertNeverBlocks(
                      () -> {
                        // stands until it is seen: a busy machine may look late
                        var detector = TestLoop.current("the test").blockDetector();
                        while (detector.told().isEmpty()) {
                          LockSupport.parkNanos(30_000_000);
                        }
                      }));
      assertTrue(said.contains("waits in LockSupport.parkNanos, at LoopAssertionsTest:"), said);
    }
  }

  @Nested
  class Concurrency {
    private static ArrayList<Coroutine<Void>> jobs(int limit, ConcurrencyGauge gauge) {
      var permits = new Semaphore(limit);
      var jobs = new ArrayList<Coroutine<Void>>();
      for (var i = 0; i < 6; i++) {
        jobs.add(
            async(
                () -> {
                  try (var _ = await(permits.acquire())) {
                    await(gauge.through(sleep(seconds(1))));
                  }
                }));
      }
      return jobs;
    }

    @Test
    void theLimitIsReachedAndKept() {
      assertConcurrent(3, gauge -> await(gather(jobs(3, gauge))));
      assertTrue(
          said(() -> assertConcurrent(3, gauge -> await(gather(jobs(5, gauge)))))
              .startsWith("too many at a time"));
      assertTrue(
          said(() -> assertConcurrent(3, gauge -> await(gather(jobs(1, gauge)))))
              .startsWith("they run one after another"));
      assertTrue(said(() -> assertConcurrent(3, gauge -> {})).startsWith("nothing went through"));
    }
  }

  @Nested
  class Traces {
    @Test
    void theOtherTasksStepsInOrder() {
      var b = createTask(sleep(seconds(2)), "B");
      await(createTask(sleep(seconds(1)), "A"));
      assertTrace(
          "B starts",
          "B waits for sleep 2 s",
          "A starts",
          "A waits for sleep 1 s",
          "A resumes: sleep 1 s is over",
          "A is done");
      assertTrace("B starts", "…", "A is done");
      assertTrue(
          said(() -> assertTrace("A starts", "…"))
              .contains(
                  "the trace is different ==> expected: <A starts\n…> but was: <B starts\nB waits"));
      await(b);
    }
  }
}
