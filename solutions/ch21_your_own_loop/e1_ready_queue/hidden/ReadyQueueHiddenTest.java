package ch21_your_own_loop.e1_ready_queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Pausable;
import dev.loopbook.testkit.ownloop.LoopTrace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@HiddenTest
class ReadyQueueHiddenTest {
  private final Loop loop = new Loop();
  private final LoopTrace trace = new LoopTrace();

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
  void fiveOfDifferentLengths() {
    var turns = new int[] {2, 5, 1, 3, 4};
    for (int i = 0; i < turns.length; i++) {
      loop.start(turns("ABCDE".substring(i, i + 1), turns[i], () -> {}));
    }
    loop.run();
    trace.assertSameAs(HiddenCPython.FIVE);
  }

  @Test
  void twoLoopsAreTwo() {
    var other = new Loop();
    var log = new ArrayList<String>();
    other.start(new Pausable(() -> log.add("other")));
    loop.start(new Pausable(() -> log.add("mine")));
    loop.run();
    assertEquals(List.of("mine"), log, "after one loop ran, of two");
    other.run();
    assertEquals(List.of("mine", "other"), log, "after both loops ran");
  }

  @Test
  void oneMayTakeAThousandTurns() {
    var turns = new int[2];
    for (int i = 0; i < 2; i++) {
      int mine = i;
      loop.start(new Pausable(() -> {
        for (int turn = 0; turn < 1_000 + mine; turn++) {
          turns[mine]++;
          Pausable.pause();
        }
      }));
    }
    loop.run();
    assertEquals("1000, 1001", turns[0] + ", " + turns[1], "turns of two coroutines");
  }

  @Test
  void aLoopCanRunAgain() {
    var log = new ArrayList<String>();
    loop.run();
    for (var name : List.of("first", "second")) {
      loop.start(new Pausable(() -> {
        log.add(name);
        Pausable.pause();
        log.add(name + " again");
      }));
      loop.run();
    }
    assertEquals(
        List.of("first", "first again", "second", "second again"), log, "what ran in two runs");
  }

  @Test
  void eachStartsTheNext() {
    start("ABCDE");
    loop.start(turns("Z", 4, () -> {}));
    loop.run();
    trace.assertSameAs(HiddenCPython.A_CHAIN);
  }

  private void start(String names) {
    if (!names.isEmpty()) {
      loop.start(turns(names.substring(0, 1), 2, () -> start(names.substring(1))));
    }
  }
}
