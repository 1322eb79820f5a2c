package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.toThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Threads that outlive the test that started them.
final class LeftThreadsTest {

  private static CountDownLatch end = new CountDownLatch(1);
  private static final List<Thread> STARTED = new ArrayList<>();
  private static final List<ExecutorService> POOLS = new ArrayList<>();

  @AfterEach
  void endThem() throws InterruptedException {
    end.countDown();
    POOLS.forEach(ExecutorService::shutdown);
    for (var thread : STARTED) {
      thread.join();
    }
    end = new CountDownLatch(1);
    STARTED.clear();
    POOLS.clear();
  }

  private static Thread started(Thread thread) {
    STARTED.add(thread);
    thread.start();
    return thread;
  }

  private static void work(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @LoopTest
  static class Leaving {
    @Test
    void atWork() {
      var latch = end;
      started(new Thread(() -> work(latch), "worker"));
    }

    @Test
    void aDaemon() {
      var latch = end;
      started(Thread.ofPlatform().daemon().unstarted(() -> work(latch)));
    }

    @Test
    void ended() {
      var latch = new CountDownLatch(1);
      started(new Thread(() -> work(latch)));
      latch.countDown(); // it may still be at its last steps when the test is over
    }

    @Test
    void inTheLoopsPool() {
      assertEquals(7, await(toThread(() -> 7)));
    }

    @LoopTest(audit = LoopTest.Audit.OFF)
    void nobodyAsks() {
      var latch = end;
      started(new Thread(() -> work(latch)));
    }
  }

  @Test
  void aThreadInTheAuthorsCodeFailsItsTest() {
    var kit = Kit.run(Leaving.class);
    assertEquals(1, kit.failures().size(), kit.failures().toString());
    var message = kit.failureOf("atWork").getMessage();
    assertTrue(
        message.startsWith(
            "the test left a thread running: worker, in CountDownLatch.await at"
                + " LeftThreadsTest:"),
        message);
  }

  @LoopTest
  static class Pooling {
    @Test
    void inAPool() throws Exception {
      var pool = Executors.newFixedThreadPool(1);
      POOLS.add(pool);
      pool.submit(() -> 7).get();
    }
  }

  @Test
  void anIdleThreadOfAPoolIsOnlyMentioned() {
    var kit = Kit.run(Pooling.class);
    kit.assertGreen(1);
    var entries =
        kit.results()
            .allEvents()
            .reportingEntryPublished()
            .map(event -> event.getPayload().orElseThrow().toString())
            .toList();
    assertEquals(1, entries.size(), entries.toString());
    assertTrue(entries.getFirst().contains("left a thread idle: pool-"), entries.toString());
  }

  @Test
  void inAParallelRunNobodyIsBlamed() {
    Kit.runInParallel(Leaving.class).assertGreen(5);
  }
}
