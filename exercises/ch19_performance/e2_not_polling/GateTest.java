package ch19_performance.e2_not_polling;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class GateTest {
  private final Gate gate = new Gate();

  @Test
  void twiceTheWaitersTwiceTheWork(Trace trace) {
    var ten = callbacks(trace, 10);
    var twenty = callbacks(trace, 20);
    assertTrue(
        twenty < 2.5 * ten,
        "callbacks for 10 waiters: %d, for 20 waiters: %d; expected twice as many at most"
            .formatted(ten, twenty));
  }

  @Test
  void waitingLongCostsNoMoreThanWaitingBriefly(Trace trace) {
    var task = createTask(gate.pass(), "waiter");
    turns(50);
    gate.open();
    await(task);
    assertTrue(
        task.steps() <= 3, "steps of a task that waited for 50 ticks: " + task.steps());
  }

  @Test
  void aWaiterPassesInTheTickAfterTheGateOpens() {
    var passed = new ArrayList<Long>();
    var waiting = createTask(async(() -> {
      await(gate.pass());
      passed.add(EventLoop.running().tick());
    }), "waiter");
    turns(3);
    var opened = EventLoop.running().tick();
    gate.open();
    await(waiting);
    assertEquals(List.of(opened + 1), passed, "the tick in which the waiter passed");
  }

  @Test
  void anOpenGateCostsNoTick() {
    gate.open();
    var before = EventLoop.running().tick();
    await(gate.pass());
    assertEquals(before, EventLoop.running().tick(), "the tick after passing an open gate");
  }

  @Test
  void aGateThatIsClosedAgainHoldsWhoComesThen() {
    gate.open();
    await(gate.pass());
    gate.close();
    var late = createTask(gate.pass(), "late");
    turns(5);
    assertFalse(late.isDone(), "passed a closed gate");
    gate.open();
    await(late);
  }

  @Test
  void allWhoWaitPassInThatTick() {
    var passed = new ArrayList<Long>();
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(createTask(async(() -> {
        await(gate.pass());
        passed.add(EventLoop.running().tick());
      }), "waiter-" + i));
    }
    turns(3);
    var opened = EventLoop.running().tick();
    gate.open();
    await(gather(tasks));
    assertEquals(
        Collections.nCopies(5, opened + 1), passed, "the ticks in which five waiters passed");
  }

  @Test
  void whoIsCancelledHarmsNobody() {
    var cancelled = createTask(gate.pass(), "cancelled");
    var others = List.of(createTask(gate.pass(), "b"), createTask(gate.pass(), "c"));
    turns(3);
    cancelled.cancel();
    turns(3);
    assertTrue(cancelled.isCancelled(), "the one that was cancelled is over");
    assertFalse(
        others.stream().anyMatch(Task::isDone), "one of the others is over, and the gate is closed");
    gate.open();
    await(gather(others));
  }

  @Test
  void closingAClosedGateForgetsNobody() {
    var waiting = createTask(gate.pass(), "waiter");
    turns(3);
    gate.close();
    turns(3);
    gate.open();
    turns(3);
    assertTrue(waiting.isDone(), "who waited before the gate was closed again has passed");
    await(waiting);
  }

  @Test
  void openingAnOpenGateDoesNothing() {
    var waiting = createTask(gate.pass(), "waiter");
    turns(3);
    gate.open();
    gate.open();
    await(waiting);
    gate.open();
    await(gate.pass());
  }

  @Test
  void itOpensAndClosesAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      var waiting = createTask(gate.pass(), "waiter");
      turns(3);
      assertFalse(waiting.isDone(), "passed a closed gate");
      gate.open();
      await(waiting);
      gate.close();
    }
  }

  private long callbacks(Trace trace, int waiters) {
    var before = begun(trace);
    gate.close();
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < waiters; i++) {
      tasks.add(createTask(gate.pass(), "waiter-" + i));
    }
    turns(waiters); // the more there are, the longer it takes until it opens
    gate.open();
    tasks.forEach(task -> await(task));
    return begun(trace) - before;
  }

  private static long begun(Trace trace) {
    return trace.events().stream().filter(TraceEvent.HandleBegan.class::isInstance).count();
  }

  private static void turns(int count) {
    for (int i = 0; i < count; i++) {
      await(sleep(millis(0)));
    }
  }
}
