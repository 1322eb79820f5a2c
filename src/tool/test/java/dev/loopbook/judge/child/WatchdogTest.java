package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.Message.Limit;
import dev.loopbook.program.CodePlace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// Each test does something for ever, until the watchdog ends it. No limit is reached otherwise, so
/// however slow the machine is, only one thing can happen.
final class WatchdogTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMillis(100);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CountDownLatch halted = new CountDownLatch(1);
  private final StackLines own = new StackLines(Set.of(WatchdogTest.class.getName()), Set.of());

  private static Job job(Duration computing, Duration waiting, Duration whole) {
    return EmptyJob.of(SmallJob.SECRET, computing, waiting, 1_000, whole);
  }

  /// Runs something until the watchdog ends it, and returns what the watchdog reported.
  private Message.Stopped stopped(Job job, LongSupplier ticks, Runnable step) throws Exception {
    var sender = new MessageSender(out, SmallJob.SECRET, _ -> halted.countDown());
    try (var watchdog =
        new Watchdog(
            job, own, sender, ticks, Thread.currentThread(), Thread.getAllStackTraces().keySet())) {
      watchdog.start();
      watchdog.testChanges();
      while (halted.getCount() > 0) {
        step.run();
      }
    }
    return (Message.Stopped) SmallJob.read(out.toByteArray(), SmallJob.SECRET).getLast();
  }

  private static void spin() {
    Thread.onSpinWait();
  }

  private void park() {
    LockSupport.parkNanos(this, Duration.ofMillis(20).toNanos());
  }

  @Test
  void anEndlessLoopIsStoppedByTheProcessorTimeThatItTook() throws Exception {
    var stopped = stopped(job(SOON, NEVER, NEVER), () -> 0, WatchdogTest::spin);
    assertEquals(Limit.COMPUTING, stopped.limit());
    assertEquals("WatchdogTest.java", stopped.place().map(CodePlace::file).orElseThrow());
  }

  @Test
  void aTestThatWaitsForEverIsStoppedAfterItsTime() throws Exception {
    var stopped = stopped(job(NEVER, SOON, NEVER), () -> 0, this::park);
    assertEquals(Limit.WAITING, stopped.limit());
  }

  @Test
  void aLoopThatTicksIsNoEndlessOneAndReachesTheTimeOfAllTests() throws Exception {
    var ticks = new AtomicLong();
    var stopped =
        stopped(
            job(Duration.ofSeconds(20), SOON, Duration.ofMillis(400)),
            ticks::incrementAndGet,
            WatchdogTest::spin);
    assertEquals(Limit.WHOLE, stopped.limit());
  }

  @Test
  void waitingCountsForAllTestsToo() throws Exception {
    var stopped = stopped(job(NEVER, NEVER, SOON), () -> 0, this::park);
    assertEquals(Limit.WHOLE, stopped.limit());
  }

  @Test
  void aTestThatWaitsForAThreadAtWorkIsWaiting() throws Exception {
    var worker =
        Thread.ofPlatform()
            .daemon()
            .unstarted(
                () -> {
                  while (halted.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                });
    var stopped =
        stopped(
            job(NEVER, SOON, NEVER),
            () -> 0,
            () -> {
              if (worker.getState() == Thread.State.NEW) {
                worker.start();
              }
              park();
            });
    assertEquals(Limit.WAITING, stopped.limit());
    worker.join();
  }

  @Test
  void itSaysThatTheProcessIsAliveWhileATestRuns() throws Exception {
    stopped(job(NEVER, Duration.ofSeconds(1), NEVER), () -> 0, this::park);
    var in = new ByteArrayInputStream(out.toByteArray());
    assertEquals(new Message.Reached(Message.Stage.ALIVE), Message.read(in, SmallJob.SECRET));
    assertEquals(new Message.Reached(Message.Stage.ALIVE), Message.read(in, SmallJob.SECRET));
  }

  @Test
  void oneThatIsClosedEnds() throws IOException, InterruptedException {
    var sender = new MessageSender(out, SmallJob.SECRET, _ -> halted.countDown());
    var watchdog =
        new Watchdog(job(SOON, SOON, SOON), own, sender, () -> 0, Thread.currentThread(), Set.of());
    watchdog.start();
    watchdog.close();
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("watchdog")) {
        thread.join();
      }
    }
    assertTrue(halted.getCount() > 0);
  }
}
