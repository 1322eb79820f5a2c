package ch06_races.e3_what_is_the_count;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class AnswerTest {
  private final Counters counters = new Counters();

  @Test
  void allAtOnce() {
    assertEquals(await(counters.allAtOnce()), Answer.ALL_AT_ONCE, "what allAtOnce() counts to, and what you say");
  }

  @Test
  void waitFirst() {
    assertEquals(await(counters.waitFirst()), Answer.WAIT_FIRST, "what waitFirst() counts to, and what you say");
  }

  @Test
  void inOneLine() {
    assertEquals(await(counters.inOneLine()), Answer.IN_ONE_LINE, "what inOneLine() counts to, and what you say");
  }

  @Test
  void locked() {
    assertEquals(await(counters.locked()), Answer.LOCKED, "what locked() counts to, and what you say");
  }

  @Test
  void inTwos() {
    assertEquals(await(counters.inTwos()), Answer.IN_TWOS, "what inTwos() counts to, and what you say");
  }
}
