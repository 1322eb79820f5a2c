package ch12_time.e1_last_words;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class FarewellTest {
  private final Farewell farewell = new Farewell();

  @Test
  void theOrderOfTheLines() {
    await(farewell.main());
    assertEquals(
        String.join("\n", farewell.lines),
        String.join("\n", Answer.LINES),
        "the lines in order");
  }

  @Test
  void whenTheLastLineComes() {
    await(farewell.main());
    assertEquals(
        EventLoop.running().time().toSeconds(),
        Answer.LAST_AT,
        "the second of the last line");
  }
}
