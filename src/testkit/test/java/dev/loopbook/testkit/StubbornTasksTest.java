package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Queue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Tasks that swallow their cancellation are named, and end no test's patience.
final class StubbornTasksTest {

  private static Task<?> zombie(Duration pause) {
    return createTask(
        async(
            () -> {
              while (true) {
                try {
                  await(sleep(pause));
                } catch (CancelledError swallowed) {
                  // on it goes
                }
              }
            }),
        "zombie");
  }

  @LoopTest
  static class Stubborn {
    @Test
    void leftBehind() {
      zombie(millis(1));
    }

    @Test
    void awaited() {
      var task = zombie(millis(1));
      await(sleep(seconds(1)));
      task.cancel();
      await(gather(task));
    }

    @Test
    void awaitedWithATimeout() {
      await(waitFor(zombie(millis(50)), seconds(1)));
    }

    @LoopTest(timeout = 2)
    void itself() {
      while (true) {
        try {
          await(sleep(millis(1)));
        } catch (CancelledError swallowed) {
          // on it goes
        }
      }
    }

    @Test
    void worker() {
      var queue = new Queue<String>();
      createTask(
          async(
              () -> {
                while (true) {
                  try {
                    await(waitFor(queue.get(), seconds(1)));
                  } catch (CancelledError | TimeoutError swallowed) {
                    // on it goes
                  }
                }
              }),
          "worker");
      await(sleep(seconds(5)));
    }

    @Test
    void asserted() {
      var task = zombie(millis(10));
      await(sleep(seconds(1)));
      task.cancel();
      LoopAssertions.assertCancelled(task);
    }
  }

  private static String messageOf(String test) {
    var report = Tests.run(Stubborn.class, test);
    var failure = report.tests().getFirst().failure().orElseThrow();
    assertTrue(
        report.toString().contains("your line  StubbornTasksTest:") || test.equals("asserted"),
        report.toString());
    return failure.getMessage();
  }

  private static void assertSays(String start, String message) {
    assertTrue(message.startsWith(start), message);
    assertTrue(message.contains(" and goes on: it waits for "), message);
    assertTrue(message.contains(", at StubbornTasksTest:"), message);
  }

  @Test
  void oneThatATestLeavesIsNamed() {
    assertSays("task zombie was cancelled at the end of the test", messageOf("leftBehind"));
  }

  @Test
  void oneThatATestWaitsForIsNamedWithTheLineThatCancelledIt() {
    assertSays("task zombie was cancelled at StubbornTasksTest:", messageOf("awaited"));
  }

  @Test
  void oneThatATimeoutCancelsIsNamed() {
    assertSays("task zombie was cancelled and goes on", messageOf("awaitedWithATimeout"));
  }

  @Test
  void aWorkerThatAlsoSetsTimersOfOthersIsNamed() {
    assertSays("task worker was cancelled at the end of the test", messageOf("worker"));
  }

  @Test
  void aTestThatSwallowsItsOwnCancellationIsToldSo() {
    var message = messageOf("itself");
    assertTrue(message.startsWith("not over after 2 s of virtual time"), message);
    assertTrue(message.contains("task itself was cancelled and goes on"), message);
  }

  @Test
  void anAssertionDoesNotWaitForItAnHour() {
    var message = messageOf("asserted");
    assertTrue(message.startsWith("task zombie was asked to stop and did not end as cancelled"));
  }

  @LoopTest
  static class Innocent {
    @Test
    void takesLongToCleanUp() {
      var task =
          createTask(
              async(
                  () -> {
                    try {
                      await(sleep(seconds(1_000)));
                    } finally {
                      for (var i = 0; i < 3_500; i++) {
                        await(sleep(millis(1)));
                      }
                    }
                  }));
      await(sleep(seconds(1)));
      task.cancel();
      LoopAssertions.assertCancelled(() -> await(task));
    }

    @Test
    void isStubbornWhileAnotherWorks() {
      var task = zombieUntil(5_000);
      await(sleep(seconds(1)));
      task.cancel();
      await(sleep(seconds(20)));
    }

    private static Task<?> zombieUntil(int steps) {
      return createTask(
          async(
              () -> {
                for (var i = 0; i < steps; i++) {
                  try {
                    await(sleep(millis(1)));
                  } catch (CancelledError swallowed) {
                    // on it goes
                  }
                }
              }));
    }
  }

  @Test
  void aTaskThatEndsInTheEndIsLeftAlone() {
    Kit.run(Innocent.class).assertGreen(2);
  }

  @LoopTest(loop = LoopTest.Scope.CLASS)
  static class OnTheLoopOfAClass {
    @Test
    void leavesOne() {
      zombie(millis(1));
    }

    @Test
    void isInnocent() {
      await(sleep(millis(5)));
    }
  }

  @Test
  void onTheLoopOfAClassOnlyTheTestThatLeftItFails() {
    var kit = Kit.run(OnTheLoopOfAClass.class);
    assertEquals(1, kit.failures().size(), kit.failures().toString());
    assertSays(
        "task zombie was cancelled at the end of the test",
        kit.failureOf("leavesOne").getMessage());
  }
}
