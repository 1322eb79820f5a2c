package ch13_limits.e2_siblings;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@LoopTest
class OrderTest {
  private final Programs programs = new Programs();

  @Test
  void aGatherOfWhichOneFails() {
    assertOrder(programs.gathered(), Answer.GATHERED);
  }

  @Test
  void aGroupOfWhichOneFails() {
    assertOrder(programs.grouped(), Answer.GROUPED);
  }

  @Test
  void threeJobsInTwoPlaces() {
    assertOrder(programs.limited(), Answer.LIMITED);
  }

  /// Says how far the answer is right, and not what is right.
  private void assertOrder(Coroutine<Void> program, List<String> answer) {
    await(program);
    var lines = programs.lines();
    int right = 0;
    while (right < Math.min(lines.size(), answer.size())
        && plain(lines.get(right)).equals(plain(answer.get(right)))) {
      right++;
    }
    if (right < answer.size()) {
      fail("your line %d is not what comes then: %s".formatted(right + 1, answer.get(right)));
    }
    if (right < lines.size()) {
      fail("your %d lines are right, and then there is more".formatted(right));
    }
  }

  /// Returns it as it's compared: it doesn't count how it is typed.
  private static String plain(String line) {
    return line.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
