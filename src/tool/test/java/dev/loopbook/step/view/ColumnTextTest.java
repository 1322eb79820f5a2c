package dev.loopbook.step.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.step.PrintedText;
import dev.loopbook.step.TickReport.Queue;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The small things that pictures are made of.
final class ColumnTextTest {

  @ParameterizedTest
  @CsvSource({"hello,5,hello", "hello,4,hel…", "hello,1,…", "日本語,5,日本…", "日本語,6,日本語"})
  void aTextIsCutToItsColumns(String text, int columns, String cut) {
    assertEquals(cut, Shorten.toColumns(text, columns));
  }

  @Test
  void namesAreListedAsFarAsTheyFitAndTheRestIsCounted() {
    assertEquals("A, B, C", ColumnText.names(new Queue(List.of("A", "B", "C"), 3), 20));
    assertEquals(
        "user-1, … and 999 more",
        ColumnText.names(new Queue(List.of("user-1", "user-2"), 1_000), 26));
    assertEquals(
        "gather × 1,200", ColumnText.names(new Queue(List.of("gather", "gather"), 1_200), 26));
  }

  @Test
  void aListKeepsToItsColumns() {
    var names = List.of("alpha", "beta", "gamma", "delta", "epsilon");
    for (var columns = 16; columns < 60; columns++) {
      assertTrue(DisplayWidth.of(ColumnText.list(names, 500, ", ", columns)) <= columns);
    }
  }

  @Test
  void piecesOfOutputBecomeLines() {
    var lines =
        OutputLines.lines(
            List.of(
                new PrintedText("a", false),
                new PrintedText("b\nc", false),
                new PrintedText("oops\n", true),
                new PrintedText("\td\r\n", false)));

    assertEquals(
        List.of(
            new OutputLines.Line("ab", false),
            new OutputLines.Line("c", false),
            new OutputLines.Line("oops", true),
            new OutputLines.Line("    d", false)),
        lines);
  }
}
