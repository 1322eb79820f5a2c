package ch21_your_own_loop.e1_ready_queue;

import dev.loopbook.loop.Pausable;
import dev.loopbook.testkit.ownloop.LoopTrace;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
  private final Loop loop = new Loop();
  private final LoopTrace trace = new LoopTrace();

  private Pausable turns(String name, int turns) {
    return turns(name, turns, () -> {});
  }

  /// Takes some turns, and does something in the first one.
  private Pausable turns(String name, int turns, Runnable inTheFirst) {
    return new Pausable(
        () -> {
          for (int turn = 1; turn <= turns; turn++) {
            trace.say(name + " " + turn);
            if (turn == 1) {
              inTheFirst.run();
            }
            Pausable.pause();
          }
        });
  }

  @Test
  void twoTakeTurns() {
    loop.start(turns("A", 3));
    loop.start(turns("B", 3));
    loop.run();
    trace.assertSameAs(CPython.TWO_TAKE_TURNS);
  }

  @Test
  void theOthersGoOnWhenOneHasEnded() {
    loop.start(turns("A", 1));
    loop.start(turns("B", 4));
    loop.start(turns("C", 2));
    loop.run();
    trace.assertSameAs(CPython.THREE_OF_DIFFERENT_LENGTHS);
  }

  @Test
  void oneThatIsStartedWaitsForItsTurn() {
    loop.start(
        turns(
            "A",
            2,
            () -> {
              loop.start(turns("C", 2));
              trace.say("C is queued");
            }));
    loop.start(turns("B", 2));
    loop.run();
    trace.assertSameAs(CPython.ONE_STARTS_ANOTHER);
  }
}
