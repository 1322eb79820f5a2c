package ch05_leaks.e3_closing_order;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class AnswerTest {

  @Test
  void theOrderIsRight() {
    var log = await(new Evening().log());
    for (int i = 0; i < Math.min(log.size(), Answer.LOG.size()); i++) {
      assertEquals(log.get(i), Answer.LOG.get(i), "line " + (i + 1) + " of the log");
    }
    assertEquals(
        log.size(), Answer.LOG.size(), "the number of lines; those that you have are right");
  }
}
