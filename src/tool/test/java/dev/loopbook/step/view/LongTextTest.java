package dev.loopbook.step.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.step.PrintedText;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTextTest {
  private static final String LINE = "0123456789".repeat(500);

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void aLongLineOfOutputIsCutAndSaysHowMuchIsMissing(int columns) {
    var rows = output("short\n" + LINE + "\nlast\n", PictureLayout.of(columns));
    assertEquals(6, rows.size(), rows::toString);
    assertTrue(rows.stream().allMatch(row -> DisplayWidth.of(row) <= columns), rows::toString);
    var shown = String.join("", rows.subList(1, 4)).replaceAll("\\D", "").length();
    assertEquals(
        "          │ … and %,d more characters".formatted(LINE.length() - shown), rows.get(4));
  }

  @Test
  void aLineKeepsItsBlanks() {
    assertEquals(
        List.of("  tick 3  │ a     b", "          │   c"),
        output("a     b\n  c\n", PictureLayout.of(80)));
  }

  @Test
  void inAPipeNothingIsCut() {
    assertEquals(List.of("  tick 3  │ " + LINE), output(LINE, PictureLayout.ofPipe()));
    var name = "a name that is longer than any column for names would be";
    var sheet = new PictureRows(PictureLayout.ofPipe().withNames(List.of(name)));
    sheet.row("done", name, Span.plain("finished"));
    assertEquals("  done    " + name + "  finished", sheet.lines().getFirst().plain());
  }

  @Test
  void aNameThatTheColumnWasNotMadeForMovesItsText() {
    var sheet = new PictureRows(PictureLayout.ofPipe().withNames(List.of("A")));
    sheet.row("by", "somebody with a long name", Span.plain("holds it"));
    assertEquals("  by      somebody with a long name  holds it", sheet.lines().getFirst().plain());
  }

  @Test
  void aNarrowScreenHasASentenceWhole() {
    var sheet = new PictureRows(PictureLayout.of(40));
    sheet.row("done", "A", Span.plain("finished with " + "word ".repeat(40) + "at last"));
    var rows = sheet.lines().stream().map(StyledLine::plain).toList();
    assertTrue(rows.size() > 4, rows::toString);
    assertTrue(rows.getLast().endsWith("at last"), rows::toString);
  }

  @Test
  void aLongSentenceIsCutToo() {
    var sheet = new PictureRows(PictureLayout.of(80));
    sheet.row("done", "A", Span.plain("finished with " + "word ".repeat(100)));
    var rows = sheet.lines().stream().map(StyledLine::plain).toList();
    assertEquals(4, rows.size(), rows::toString);
    assertTrue(rows.get(3).endsWith("  … and more"), rows::toString);
  }

  private static List<String> output(String text, PictureLayout layout) {
    var inTick = new OutputView.InTick(3, List.of(new PrintedText(text, false)));
    return OutputView.lines(List.of(inTick), 100, Optional.empty(), layout).stream()
        .map(StyledLine::plain)
        .toList();
  }
}
