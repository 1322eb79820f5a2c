package ch01_lifecycle.e1_who_runs_when;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void theOrderIsRight() {
    assertEquals(
        String.join(" ", Program.run()),
        String.join(" ", Answer.ORDER),
        "expected is what the program did, found is what you said");
  }
}
