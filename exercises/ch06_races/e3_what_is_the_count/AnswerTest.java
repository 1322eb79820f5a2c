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
    int count = await(counters.allAtOnce());
    assertEquals(count, Answer.ALL_AT_ONCE, "what allAtOnce() counts to, and what you say");
  }

  @Test
  void waitFirst() {
    int count = await(counters.waitFirst());
    assertEquals(count, Answer.WAIT_FIRST, "what waitFirst() counts to, and what you say");
  }

  @Test
  void inOneLine() {
    int count = await(counters.inOneLine());
    assertEquals(count, Answer.IN_ONE_LINE, "what inOneLine() counts to, and what you say");
  }

  @Test
  void locked() {
    int count = await(counters.locked());
    assertEquals(count, Answer.LOCKED, "what locked() counts to, and what you say");
  }

  @Test
  void inTwos() {
    int count = await(counters.inTwos());
    assertEquals(count, Answer.IN_TWOS, "what inTwos() counts to, and what you say");
  }
}
