package ch08_isolation.e2_three_old_answers;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
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

  /// Says how far the answer is right, and not what is right.
  private void assertOrder(List<String> lines, List<String> answer) {
    int right = 0;
    while (right < Math.min(lines.size(), answer.size())
        && lines.get(right).equals(answer.get(right))) {
      right++;
    }
    if (right < answer.size()) {
      fail("your line %d is not what comes then: %s".formatted(right + 1, answer.get(right)));
    }
    if (right < lines.size()) {
      fail("your %d lines are right, and then there is more".formatted(right));
    }
  }
}
