package ch03_missing_await.e2_what_is_printed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void theOrderIsRight() {
    assertEquals(
        plain(Program.run()),
        plain(Answer.SAID),
        "expected is what the program said, found is what you wrote");
  }

  /// Returns them as they're compared: it doesn't count how they are typed.
  private static String plain(List<String> words) {
    return String.join(" ", words).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
