package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
  private static void assertWidths(List<Integer> expected, int available, String... cells) {
    assertEquals(Optional.of(expected), widths(available, cells));
  }

  private static Optional<List<Integer>> widths(int available, String... cells) {
    return ColumnWidths.of(
        List.of(Stream.of(cells).map(cell -> List.of(Span.plain(cell))).toList()), available);
  }

  @Test
  void columnsGetWhatTheyWantAsLongAsItFits() {
    assertWidths(List.of(7, 1), 80, "abc def", "x");
    assertWidths(List.of(7, 1), 8, "abc def", "x");
    assertWidths(List.of(6, 1), 7, "abc def", "x");
  }

  @Test
  void aColumnIsAsWideAsItsWidestCell() {
    List<List<List<Span>>> rows =
        Stream.of("a", "abc de", "b").map(cell -> List.of(List.of(Span.plain(cell)))).toList();
    assertEquals(Optional.of(List.of(6)), ColumnWidths.of(rows, 80));
    assertEquals(Optional.of(List.of(3)), ColumnWidths.of(rows, 3));
  }

  @Test
  void whatIsLeftIsSharedByHowMuchMoreEachWants() {
    assertWidths(List.of(7, 5), 12, "aaa bbb ccc", "dd eee");
    assertWidths(List.of(3, 3), 6, "aaa bbb ccc", "dd eee");
  }

  @Test
  void theWidestAreCutToOneWidthWhereWordsDoNotFit() {
    assertWidths(List.of(9, 9), 18, "abcdefghijklmnopqrst", "abcdefghijkl");
    assertWidths(List.of(10, 4), 14, "abcdefghijklmnopqrst", "abcd");
  }

  @Test
  void aTableIsNoGridWhenItsColumnsWouldBeTooNarrowToRead() {
    assertWidths(List.of(8, 8), 16, "abcdefghijklmnopqrst", "abcdefghijkl");
    assertEquals(Optional.empty(), widths(15, "abcdefghijklmnopqrst", "abcdefghijkl"));
  }
}
