package ch19_performance.e1_prices;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class PricesTest {

  @Test
  void aChainOfAwaits() {
    assertTicks(Programs.chainOfAwaits(), Answer.CHAIN_OF_AWAITS);
  }

  @Test
  void aChainOfTasks() {
    assertTicks(Programs.chainOfTasks(), Answer.CHAIN_OF_TASKS);
  }

  @Test
  void threeSleeps() {
    assertTicks(Programs.threeSleeps(), Answer.THREE_SLEEPS);
  }

  @Test
  void threeSleepsAtOnce() {
    assertTicks(Programs.threeSleepsAtOnce(), Answer.THREE_SLEEPS_AT_ONCE);
  }

  @Test
  void aTaskThatIsAwaitedLater() {
    assertTicks(Programs.laterAwaited(), Answer.LATER_AWAITED);
  }

  @Test
  void passTheBall() {
    assertTicks(Programs.passTheBall(), Answer.PASS_THE_BALL);
  }

  /// What the program takes is what is expected; the answer is what was found.
  private static void assertTicks(Coroutine<Void> program, int answer) {
    var loop = EventLoop.running();
    var before = loop.tick();
    await(program);
    assertEquals(loop.tick() - before, answer, "ticks");
  }
}
