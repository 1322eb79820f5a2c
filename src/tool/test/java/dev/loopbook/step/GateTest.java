package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.ProgramStopped;
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

    assertEquals(Gate.Found.STANDING, gate.await(_ -> {}));
    assertEquals(Position.BEGINNING, gate.position());
    gate.close();
    program.join();
    loop.close();
  }
}
