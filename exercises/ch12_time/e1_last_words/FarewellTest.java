package ch12_time.e1_last_words;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@LoopTest
class FarewellTest {
  private final Farewell farewell = new Farewell();

  @Test
  void theOrderOfTheLines() {
    await(farewell.main());
    assertEquals(
        plain(farewell.lines),
        plain(Answer.LINES),
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

  /// Returns them as they're compared: it doesn't count how they are typed.
  private static String plain(List<String> lines) {
    return String.join(" ", lines).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
