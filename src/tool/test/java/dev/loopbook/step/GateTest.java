package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.ProgramStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void aLoopThatComesBeforeTheShellAsksStillStandsAtItsBeginning() throws InterruptedException {
    var gate = new Gate(() -> false);
    var loop = EventLoop.create();
    var program =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    gate.arrive(loop, Goal.Point.BEGINNING, 0);
                    gate.over(); // it was let go
                  } catch (ProgramStopped _) {
                    // closed below
                  }
                });
    while (gate.shown().isEmpty()) {
      Thread.onSpinWait();
    }

    gate.setGoal(Goal.beginning());

    assertEquals(Gate.Found.PAUSED, gate.await(_ -> {}));
    assertEquals(Position.BEGINNING, gate.position());
    gate.close();
    program.join();
    loop.close();
  }

  @Test
  void aLoopLosesItsTurnOnlyWhenItIsFoundWaitingTwiceInARow() throws InterruptedException {
    var gate = new Gate(() -> false);
    var passed = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var first = arriving(gate, passed, done);
    var second = arriving(gate, passed, done);
    var whoHadTheTurn = new ArrayList<Thread>();
    first.start();
    awaitWaiting(first);
    gate.setGoal(Goal.end());

    var found =
        gate.await(
            _ -> {
              if (second.getState() == Thread.State.NEW) {
                awaitCount(passed);
                awaitWaiting(first); // it has the turn, and waits for something else
                second.start();
                awaitWaiting(second); // at the gate
                return;
              }
              whoHadTheTurn.add(gate.busyThread().orElseThrow());
              if (whoHadTheTurn.size() == 2) {
                gate.over();
              }
            });

    assertEquals(Gate.Found.OVER, found);
    assertEquals(List.of(first, second), whoHadTheTurn);
    done.countDown();
    first.join();
    second.join();
  }

  /// Returns a thread that brings a loop to the gate and, once it's let go, waits until `done`.
  private static Thread arriving(Gate gate, CountDownLatch passed, CountDownLatch done) {
    return Thread.ofPlatform()
        .unstarted(
            () -> {
              try (var loop = EventLoop.create()) {
                gate.arrive(loop, Goal.Point.BEGINNING, 0);
                passed.countDown();
                awaitCount(done);
              }
            });
  }

  private static void awaitCount(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
