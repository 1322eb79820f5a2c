package ch03_missing_await.e2_what_is_printed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void theOrderIsRight() {
    assertEquals(
        String.join(" ", Program.run()),
        String.join(" ", Answer.SAID),
        "expected is what the program said, found is what you wrote");
  }
}
