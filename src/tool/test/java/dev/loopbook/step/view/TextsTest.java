package dev.loopbook.step.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.step.Printed;
import dev.loopbook.step.TickReport.Queue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The small things that pictures are made of.
final class TextsTest {

  @ParameterizedTest
  @CsvSource({"hello,5,hello", "hello,4,hel…", "hello,1,…", "日本語,5,日本…", "日本語,6,日本語"})
  void aTextIsCutToItsColumns(String text, int columns, String cut) {
    assertEquals(cut, Texts.cut(text, columns));
  }

  @Test
  void namesAreListedAsFarAsTheyFitAndTheRestIsCounted() {
    assertEquals("A, B, C", Texts.names(new Queue(List.of("A", "B", "C"), 3), 20));
    assertEquals(
        "user-1, … and 999 more", Texts.names(new Queue(List.of("user-1", "user-2"), 1_000), 26));
    assertEquals("gather × 1,200", Texts.names(new Queue(List.of("gather", "gather"), 1_200), 26));
  }

  @Test
  void aListKeepsToItsColumns() {
    var names = List.of("alpha", "beta", "gamma", "delta", "epsilon");
    for (var columns = 16; columns < 60; columns++) {
      assertTrue(Texts.width(Texts.list(names, 500, ", ", columns)) <= columns);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0.000", "500000000,0.500", "1999999999,1.999", "3600000000000,3600.000"})
  void aPointOfTimeHasThreeDecimals(long nanos, String text) {
    assertEquals(text, Times.point(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "2000000000,2 s",
    "500000000,0.5 s",
    "20000000,20 ms",
    "3000,3 us",
    "10000000000,10 s"
  })
  void aDurationIsSaidAsAPersonDoes(long nanos, String text) {
    assertEquals(text, Times.duration(nanos));
  }

  @Test
  void piecesOfOutputBecomeLines() {
    var lines =
        OutputLines.lines(
            List.of(
                new Printed("a", false),
                new Printed("b\nc", false),
                new Printed("oops\n", true),
                new Printed("\td\r\n", false)));

    assertEquals(
        List.of(
            new OutputLines.Line("ab", false),
            new OutputLines.Line("c", false),
            new OutputLines.Line("oops", true),
            new OutputLines.Line("    d", false)),
        lines);
  }
}
