package ch08_isolation.e2_three_old_answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final Programs programs = new Programs();

  @Test
  void aLoopForEachCall() {
    assertOrder(programs.loopPerCall(), Answer.LOOP_PER_CALL);
  }

  @Test
  void oneLoop() {
    assertOrder(programs.oneLoopForAll(), Answer.ONE_LOOP_FOR_ALL);
  }

  @Test
  void aLoopByHand() {
    assertOrder(programs.loopByHand(), Answer.LOOP_BY_HAND);
  }

  private static void assertOrder(List<String> lines, List<String> answer) {
    assertEquals(plain(lines), plain(answer), "the lines, and what you say");
  }

  /// Returns them as they're compared: it doesn't count how they are typed.
  private static String plain(List<String> lines) {
    return String.join(" ", lines).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
