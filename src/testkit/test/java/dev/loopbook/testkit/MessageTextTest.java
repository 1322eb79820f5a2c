package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageTextTest {

  @Test
  void whatIsBrokenOffALineStandsBelowItsBeginning() {
    assertEquals(
        List.of("one two", "  three", "      as one", "      said"),
        MessageText.wrapped("one two three\n    as one said", "  ", 12));
  }

  @Test
  void aLongWordBehindBlanksIsLeftWhole() {
    assertEquals(
        List.of("next", "      http://long"),
        MessageText.wrapped("next\n    http://long", "  ", 8));
  }
}
