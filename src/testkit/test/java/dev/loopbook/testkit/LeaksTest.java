package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/// What a test leaves behind fails it, and nobody else.
final class LeaksTest {

  @LoopTest
  static class Leaky {
    @Test
    void coroutine() {
      async(() -> await(sleep(millis(1))));
    }

    @Test
    void task() {
      createTask(sleep(seconds(9)), "late");
    }

    @Test
    void failure() {
      createTask(
          async(
              () -> {
                throw new IllegalStateException("nobody asks");
              }),
          "doomed");
      await(sleep(millis(1)));
    }

    @Test
    void lock() {
      await(new Lock().acquire());
    }

    @Test
    void javasLock() {
      var lock = new ReentrantLock();
      lock.lock();
      await(sleep(millis(1)));
      lock.unlock();
    }

    @Test
    void items() {
      var queue = new Queue<Integer>();
      await(queue.put(1));
      await(queue.put(2));
      await(queue.get());
      queue.taskDone();
    }

    @Test
    void timer() {
      EventLoop.running().callLater(Duration.ofSeconds(5), () -> {});
    }

    @Test
    void loop() {
      EventLoop.create();
    }

    @Test
    void callback() {
      EventLoop.running()
          .callSoon(
              () -> {
                throw new IllegalStateException("unlucky");
              });
      await(sleep(millis(1)));
    }

    @Test
    void clean(EventLoop loop) {
      assertEquals(1, loop.tasks().size());
    }
  }

  @Test
  void everythingLeftBehindFailsItsOwnTestWithTheLineThatMadeIt() {
    var kit = Kit.run(Leaky.class);
    Map.of(
            "coroutine", "a coroutine was never awaited",
            "task", "a task was left at work: late, waiting for sleep 9 s",
            "failure", "task doomed failed and nobody asked: IllegalStateException: nobody asks",
            "lock", "lock never gave back what it holds: <Lock locked by lock>",
            "javasLock", "a ReentrantLock was held across an await",
            "items", "1 item of a queue was never finished",
            "timer", "a timer never ran",
            "loop", "a loop was never closed",
            "callback", "unlucky")
        .forEach(
            (test, words) -> {
              var failure = assertInstanceOf(LeftBehindError.class, kit.failureOf(test));
              assertTrue(failure.getMessage().contains(words), failure.getMessage());
              assertTrue(
                  test.equals("callback")
                      || failure.getMessage().matches("(?s).* at +LeaksTest:.*"),
                  failure.getMessage());
            });
    assertEquals(9, kit.failures().size());
  }

  @LoopTest
  static class FailingAndLeaky {
    @Test
    void fails() {
      createTask(sleep(seconds(9)), "late");
      async(() -> await(sleep(millis(1))));
      await(sleep(millis(10)));
      assertEquals(1, 2, "the sum");
    }

    @Test
    void throwsItsOwn() {
      createTask(sleep(seconds(9)), "late");
      throw new IllegalStateException("no such user");
    }

    @AfterEach
    void tearDown() {
      await(sleep(millis(1)));
    }
  }

  @Test
  void theMessageOfAFailureEndsWithHowTheLoopStood() {
    var kit = Kit.run(FailingAndLeaky.class);
    var failure = assertInstanceOf(AssertionFailedError.class, kit.failureOf("fails"));
    assertEquals(1, failure.getExpected().getValue());
    var lines = failure.getMessage().lines().toList();
    assertEquals("the sum ==> expected: <1> but was: <2>", lines.getFirst());
    assertEquals("the loop at 0.010 s, tick 4, other tasks:", lines.get(1));
    assertEquals("  late  waits for sleep 9 s", lines.get(2).replaceFirst("  at .*", ""));
    assertEquals("what happened last:", lines.get(3));
    assertEquals(
        "  tick 4  0.010 s  fails  resumes: sleep 10 ms is over", lines.get(lines.size() - 2));
    assertTrue(lines.getLast().startsWith("probably   "), lines.getLast());
  }

  @Test
  void aFailureIsNewsEnoughThatItsTasksWereLeft() {
    var kit = Kit.run(FailingAndLeaky.class);
    var left =
        Stream.of(kit.failureOf("fails").getSuppressed())
            .filter(LeftBehindError.class::isInstance)
            .toList();
    assertEquals(1, left.size());
    assertEquals(1, ((LeftBehindError) left.getFirst()).findings().size());
  }

  @Test
  void anExceptionKeepsItsOwnMessageAndGetsThePictureBeside() {
    var failure = Kit.run(FailingAndLeaky.class).failureOf("throwsItsOwn");
    assertEquals("no such user", failure.getMessage());
    assertTrue(failure.getSuppressed()[0].getMessage().startsWith("the loop at 0.000 s, tick 1"));
  }

  @LoopTest
  static class Factory {
    @TestFactory
    List<DynamicTest> tests() {
      return List.of(
          DynamicTest.dynamicTest("leaks", () -> createTask(sleep(seconds(9)), "late")),
          DynamicTest.dynamicTest("isClean", () -> await(sleep(seconds(1)))));
    }
  }

  @Test
  void aDynamicTestAnswersForWhatItLeftItself() {
    var kit = Kit.run(Factory.class);
    assertInstanceOf(LeftBehindError.class, kit.failureOf("leaks"));
    assertEquals(1, kit.failures().size());
  }

  @LoopTest(audit = LoopTest.Audit.OFF)
  static class Unaudited {
    @Test
    void leaks() {
      createTask(sleep(seconds(9)), "late");
    }

    @LoopTest(audit = LoopTest.Audit.WARN)
    void warns() {
      createTask(sleep(seconds(9)), "late");
    }

    @LoopTest(audit = LoopTest.Audit.FAIL)
    void fails() {
      createTask(sleep(seconds(9)), "late");
    }

    @Test
    void stillFailsByItself() {
      fail("on purpose");
    }
  }

  @Test
  void theAuditMayBeAWarningOrOff() {
    var kit = Kit.run(Unaudited.class);
    assertEquals(2, kit.failures().size());
    kit.failureOf("fails");
    kit.failureOf("stillFailsByItself");
    var entries = kit.results().testEvents().reportingEntryPublished().list();
    assertEquals(1, entries.size());
    assertTrue(entries.getFirst().toString().contains("a task was left at work: late"));
  }
}
