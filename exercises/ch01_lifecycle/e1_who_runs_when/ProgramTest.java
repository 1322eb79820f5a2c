package ch01_lifecycle.e1_who_runs_when;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void theOrderIsRight() {
    assertEquals(
        plain(Program.run()),
        plain(Answer.ORDER),
        "expected is what the program did, found is what you said");
  }

  /// Returns them as they're compared: it doesn't count how they are typed.
  private static String plain(List<String> letters) {
    return String.join(" ", letters).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
