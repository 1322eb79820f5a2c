package dev.loopbook.testkit.thread;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.toThread;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.watch.Audit;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeThreadsTest {

  private final List<String> order = new ArrayList<>();

  private static void onLoop(Body.OfVoid body) {
    var audit = new Audit();
    OnLoop.virtual(LoopSetup.standard().withOrigins().withListener(audit), body);
    assertEquals(List.of(), audit.findings());
  }

  private Coroutine<Void> job(String name) {
    return toThread(
        () -> {
          order.add(name);
          return null;
        });
  }

  private static long now() {
    return EventLoop.running().time().toMillis();
  }

  @Test
  void aJobRunsOnAnotherThreadInTheNextTick() {
    onLoop(
        () -> {
          FakeThreads.install();
          var thread = await(toThread(Thread::currentThread));
          assertNotSame(Thread.currentThread(), thread);
          assertEquals("fake-thread-1", thread.getName());
          assertEquals(0, now());
        });
  }

  @Test
  void jobsTakeTheTimeTheyAreGiven() {
    onLoop(
        () -> {
          FakeThreads.install().taking(millis(300), millis(100));
          await(gather(job("slow"), job("fast"), job("fast too")));
          assertEquals(List.of("fast", "fast too", "slow"), order);
          assertEquals(300, now());
        });
  }

  @Test
  void aSmallPoolLetsJobsWaitForTheirTurn() {
    onLoop(
        () -> {
          var threads = FakeThreads.install().size(2).taking(seconds(1));
          await(gather(job("a"), job("b"), job("c"), job("d"), job("e")));
          assertEquals(List.of("a", "b", "c", "d", "e"), order);
          assertEquals(3000, now());
          assertEquals(2, threads.mostBusy());
          assertEquals(5, threads.started());
        });
  }

  @Test
  void theTestDecidesWhenAJobRuns() {
    onLoop(
        () -> {
          var threads = FakeThreads.install().hold();
          var both = gather(job("a"), job("b"));
          await(sleep(seconds(60)));
          assertEquals(2, threads.waiting());
          threads.startNext();
          tick();
          assertEquals(List.of("a"), order);
          threads.release();
          await(both);
          assertEquals(List.of("a", "b"), order);
          assertThrows(IllegalStateException.class, threads::startNext);
        });
  }

  @Test
  void whatAJobThrowsIsThrownByItsAwait() {
    onLoop(
        () -> {
          FakeThreads.install();
          assertThrows(
              FileNotFoundException.class,
              () ->
                  await(
                      toThread(
                          () -> {
                            throw new FileNotFoundException("gone");
                          })));
        });
  }

  @Test
  void aJobThatTouchesTheLoopIsRefusedAsOnARealThread() {
    onLoop(
        () -> {
          FakeThreads.install();
          var loop = EventLoop.running();
          assertThrows(
              IllegalStateException.class, () -> await(toThread(() -> loop.callSoon(() -> {}))));
        });
  }

  @Test
  void aJobMayWaitForTheLoop() {
    onLoop(
        () -> {
          FakeThreads.install();
          var loop = EventLoop.running();
          var answer =
              toThread(
                  () ->
                      loop.runCoroutineThreadsafe(
                              async(
                                  () -> {
                                    await(sleep(seconds(1)));
                                    return 42;
                                  }))
                          .get());
          assertEquals(42, await(answer));
        });
  }

  @Test
  void whoWaitsForAJobThatIsHeldForEverIsDeadlocked() {
    assertThrows(
        DeadlockError.class,
        () ->
            OnLoop.virtual(
                () -> {
                  FakeThreads.install().hold();
                  await(job("never"));
                }));
  }

  @Test
  void aProgramThatLeavesAJobBehindWaitsForItAtItsEnd() {
    OnLoop.virtual(
        () -> {
          FakeThreads.install().taking(seconds(5));
          createTask(job("late"));
          tick();
        });
    assertEquals(List.of("late"), order);
  }

  @Test
  void theSameProgramHasTheSameOrderEachTime() {
    for (var round = 0; round < 20; round++) {
      order.clear();
      onLoop(
          () -> {
            FakeThreads.install().size(3);
            await(
                gather(
                    job("a"),
                    job("b"),
                    async(
                        () -> {
                          await(job("c"));
                          await(job("d"));
                        }),
                    job("e")));
          });
      assertEquals(List.of("a", "b", "c", "e", "d"), order);
    }
  }
}
