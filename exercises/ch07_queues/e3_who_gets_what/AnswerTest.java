package ch07_queues.e3_who_gets_what;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@LoopTest
class AnswerTest {

  @Test
  void theOrderIsRight() {
    assertEquals(plain(await(new Kitchen().log())), plain(Answer.LOG), "the lines of the log");
  }

  /// Returns them as they're compared: it doesn't count how they are typed.
  private static String plain(List<String> lines) {
    return String.join(" ", lines).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
