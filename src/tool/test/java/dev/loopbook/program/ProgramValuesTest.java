package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgramValuesTest {

  @Test
  void aPathIsNamesAndCallsWithDotsBetween() {
    assertTrue(ProgramValues.isPath("stock"));
    assertTrue(ProgramValues.isPath("queue.size()"));
    assertTrue(ProgramValues.isPath("größe.$1._x()"));
    assertTrue(ProgramValues.isPath("a" + ".b()".repeat(50_000)));
    assertFalse(ProgramValues.isPath("a" + ".b()".repeat(50_000) + "."));
    assertFalse(ProgramValues.isPath("stock + 1"));
    assertFalse(ProgramValues.isPath("get(1)"));
  }
}
