package dev.loopbook.judge.child;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

/// What [WarmUp] runs: one test that passes and one that fails.
@LoopTest
final class WarmUpTests {
  private static final int EXPECTED = 3;

  @Test
  void passes() {
    await(gather(createTask(sleep(seconds(1))), createTask(sleep(seconds(2)))));
    assertEquals(seconds(2), EventLoop.running().time());
  }

  @Test
  void fails() {
    var two = await(async(() -> 2));
    assertEquals(EXPECTED, two, "of purpose");
  }
}
