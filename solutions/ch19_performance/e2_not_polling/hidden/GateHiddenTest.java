package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises for any number of waiters, for two gates, and in virtual time.
@LoopTest
@HiddenTest
class GateHiddenTest {
  private final Gate gate = new Gate();

  @Test
  void anyoneMayBeCancelled(Draw draw) {
    for (int round = 0; round < 5; round++) {
      gate.close();
      List<Task<Void>> tasks = new ArrayList<>();
      for (int i = draw.number(3, 12); i > 0; i--) {
        tasks.add(createTask(gate.pass(), "waiter"));
      }
      await(sleep(seconds(1)));
      var cancelled = draw.oneOf(tasks);
      cancelled.cancel();
      if (draw.coin()) {
        await(sleep(millis(0)));
      }
      gate.open();
      await(sleep(millis(0)));
      await(sleep(millis(0)));
      for (var task : tasks) {
        assertEquals(task == cancelled, task.isCancelled(), "cancelled");
        assertTrue(task.isDone(), "a waiter has passed, or was cancelled");
      }
    }
  }

  @Test
  void waitingForAWhileCostsNothing(Draw draw) {
    var task = createTask(gate.pass(), "waiter");
    await(sleep(seconds(draw.number(20, 60))));
    assertTrue(task.steps() <= 3, "steps of a task that has waited for a while: " + task.steps());
    await(sleep(seconds(draw.number(2_000, 60_000))));
    gate.open();
    await(task);
    assertTrue(task.steps() <= 3, "steps of a task that waited for a while: " + task.steps());
  }

  @Test
  void whatCountsIsWhenOneComesToTheGate() {
    gate.open();
    var pass = gate.pass();
    gate.close();
    var task = createTask(pass, "waiter");
    await(sleep(seconds(1)));
    assertEquals(false, task.isDone(), "passed a gate that was closed before anybody came to it");
    gate.open();
    await(task);
  }

  @Test
  void twoGatesDoNotKnowOfEachOther() {
    var other = new Gate();
    var waiting = createTask(other.pass(), "at the other gate");
    await(sleep(seconds(1)));
    gate.open();
    await(gate.pass());
    await(sleep(seconds(1)));
    assertEquals(false, waiting.isDone(), "passed the other gate, which is closed");
    other.open();
    await(waiting);
    other.close();
    await(gate.pass());
  }
}
