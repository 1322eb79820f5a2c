package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.toThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineTestKit;

/// Tests that take too much real time, and tests that nothing can end.
class WallLimitTest {

  private static volatile boolean released;
  private static volatile CountDownLatch never = new CountDownLatch(1);

  @BeforeEach
  @AfterEach
  void reset() {
    released = true;
    never.countDown();
    never = new CountDownLatch(1);
  }

  private static void holdUntilReleased() {
    while (!released) {
      Thread.onSpinWait(); // no cancellation and no interrupt ends this
    }
  }

  @LoopTest(wallTimeout = 0.2)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class GivenUp {
    @Test
    @Order(1)
    @Timeout(
        value = 500, // a busy machine takes some of it to get there
        unit = TimeUnit.MILLISECONDS,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hangs() {
      holdUntilReleased();
    }

    @AfterEach
    void tearDown() {
      await(sleep(seconds(1)));
    }

    @Test
    @Order(2)
    void runsAfterwards() {
      await(sleep(seconds(1)));
    }
  }

  @Test
  void aLoopWhoseThreadNeverReturnsIsAbandonedAndTheRunGoesOn() {
    released = false;
    var kit = Kit.run(GivenUp.class);
    released = true;
    assertEquals(1, kit.failures().size());
    assertEquals(1, kit.results().testEvents().succeeded().count());
    var failure = kit.failureOf("hangs");
    assertTrue(failure.getMessage().contains("timed out after 500 "), failure.getMessage());
    var abandoned = failure.getSuppressed()[0].getMessage();
    assertTrue(
        abandoned.startsWith("the thread of GivenUp.hangs() still runs, at WallLimitTest:"),
        abandoned);
  }

  @LoopTest(wallTimeout = 0.05)
  static class Stuck {
    @Test
    void hangs() {
      holdUntilReleased();
    }
  }

  /// Releases the test that hangs once it is told of.
  private static final class Told extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      released = toString(StandardCharsets.UTF_8).contains("thread.mode.default");
    }
  }

  @Test
  void aTestThatNothingEndsIsNamedOnStderrWhileItHangs() {
    released = false;
    var told = new Told();
    var stderr = System.err;
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      Kit.run(Stuck.class);
    } finally {
      System.setErr(stderr);
    }
    var text = told.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("Stuck.hangs() has not ended after 0.05 s, and neither"), text);
    assertTrue(text.contains("at dev.loopbook.testkit.WallLimitTest.holdUntilReleased("), text);
  }

  // On a busy machine the test itself has to be over before this; the end then waits for the rest.
  @LoopTest(wallTimeout = 2)
  static class LeavesAThread {
    @Test
    void asks() {
      createTask(
          toThread(
              () -> {
                never.await();
                return 1;
              }),
          "asking");
      await(sleep(millis(1)));
    }
  }

  @Test
  void aThreadThatNeverComesBackIsNamedAndNotWaitedForAtTheEnd() {
    var failure = Kit.run(LeavesAThread.class).failureOf("asks");
    var said = failure.getMessage();
    assertTrue(said.contains("a task was left at work: asking, waiting for a thread"), said);
    assertTrue(said.contains("made at  WallLimitTest:"), said);
    assertTrue(said.contains("a thread was still at work when the loop closed\n"), said);
    assertFalse(said.contains("still pending"), said);
  }

  @LoopTest
  static class WithoutALimitOfItsOwn {
    @Test
    void goesOn() {
      while (true) {
        await(sleep(seconds(0)));
      }
    }
  }

  private static Kit runWith(String wallTimeout) {
    return new Kit(
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(WithoutALimitOfItsOwn.class))
            .configurationParameters(Map.of("loopbook.wallTimeout", wallTimeout))
            .execute());
  }

  @Test
  void aConfigurationParameterSetsTheLimitOfAWholeBuild() {
    var failure = runWith("0.05").failureOf("goesOn");
    assertTrue(
        failure.getMessage().startsWith("not over after 0.05 s by the wall clock"),
        failure.getMessage());
    var refused = runWith("soon").failureOf("goesOn");
    assertTrue(
        refused.toString().contains("loopbook.wallTimeout")
            && refused.toString().contains("a number of seconds"),
        refused.toString());
  }

  @Test
  void aTestThatGivesTheLoopBackIsNotBlamedForHoldingIt() {
    var failure = runWith("0.05").failureOf("goesOn");
    assertFalse(failure.getMessage().contains("held"), failure.getMessage());
  }

  @Test
  void timeWithoutAProcessorCountsAQuarter() {
    assertEquals(100, WallLimit.charge(100, 100, true), "it computes");
    assertEquals(60, WallLimit.charge(100, 60, true), "it shares a processor");
    assertEquals(25, WallLimit.charge(100, 0, true), "it gets none");
    assertEquals(100, WallLimit.charge(100, 0, false), "it waits");
    assertEquals(100, WallLimit.charge(100, -1, true), "nobody knows");
    assertEquals(100, WallLimit.charge(100, 130, true), "clocks differ");
  }

  @Test
  void aCallbackThatGotNoProcessorHeldNothing() {
    assertTrue(WallLimit.isHeld(60, 100, 50, false), "it computes");
    assertTrue(WallLimit.isHeld(60, 100, 4, false), "it computes on a busy machine");
    assertTrue(WallLimit.isHeld(60, 100, 0, true), "it waits");
    assertFalse(WallLimit.isHeld(60, 100, 3, false), "it was nearly over");
    assertFalse(WallLimit.isHeld(50, 100, 50, false), "it did so for half of the time only");
  }
}
