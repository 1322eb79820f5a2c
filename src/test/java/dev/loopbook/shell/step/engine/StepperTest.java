package dev.loopbook.shell.step.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

final class StepperTest {
  @Test
  void standsBehindEachTick() {
    try (var program = Stepped.program(Stepped.TWO_TASKS)) {
      assertInstanceOf(Stop.Standing.class, program.begin());
      assertEquals("main", Stepped.ran(program.tick(1)));
      assertEquals("A B", Stepped.ran(program.tick(1)));
      assertEquals("B's sleep 0.5 s", Stepped.ran(program.tick(1)));
    }
  }
}
