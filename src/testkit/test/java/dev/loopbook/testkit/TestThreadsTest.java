package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Threads that the loop doesn't know, and that call it from outside.
final class TestThreadsTest {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(1);

  @AfterAll
  static void end() {
    POOL.shutdown();
  }

  @LoopTest
  static class CallingIn {
    private static Runnable answer(Future<String> reply) {
      var loop = EventLoop.running();
      return () -> {
        try {
          new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
        loop.callSoonThreadsafe(() -> reply.setResult("from outside"));
      };
    }

    @Test
    void fromTheCommonPool() {
      Future<String> reply = EventLoop.running().createFuture("a reply");
      var job = CompletableFuture.runAsync(answer(reply));
      assertEquals("from outside", await(reply));
      job.join();
    }

    @RepeatedTest(20)
    void fromAPoolOfBefore() {
      Future<String> reply = EventLoop.running().createFuture("a reply");
      POOL.execute(answer(reply));
      assertEquals("from outside", await(reply));
    }

    @RepeatedTest(5)
    void fromAVirtualThread() {
      Future<String> reply = EventLoop.running().createFuture("a reply");
      Thread.ofVirtual().start(answer(reply));
      assertEquals("from outside", await(reply));
    }

    @Test
    void fromAnExecutorOfVirtualThreads() {
      Future<String> reply = EventLoop.running().createFuture("a reply");
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        executor.execute(answer(reply));
        assertEquals("from outside", await(reply));
      }
    }

    @Test
    void fromADaemon() {
      Future<String> reply = EventLoop.running().createFuture("a reply");
      Thread.ofPlatform()
          .daemon()
          .name("daemon")
          .start(
              () -> {
                try {
                  new CountDownLatch(1).await(1, TimeUnit.DAYS);
                } catch (InterruptedException ended) {
                  Thread.currentThread().interrupt();
                }
              });
      await(reply);
    }
  }

  @Test
  void theLoopWaitsForThemOrSaysHowItWould() throws Exception {
    POOL.submit(() -> {}).get(); // its thread is there before the tests
    var kit = Kit.run(CallingIn.class);
    assertEquals(1, kit.failures().size(), kit.failures().toString());
    var message = kit.failureOf("fromADaemon").getMessage();
    assertTrue(message.contains("thread daemon is at work, but it is a daemon"), message);
    assertTrue(message.contains("OutsideFuture.of(...)"), message);
  }
}
