package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSheetTest {
  @Test
  void cellsMayHoldSeparatorsQuotesAndLineEnds() {
    var sheet = CsvSheet.of("a,\"b,\"\"c\"\"\r\nd\", e \r\n\n1");
    assertEquals(3, sheet.size());
    assertEquals(List.of("a", "b,\"c\"\r\nd", "e"), sheet.row(0));
    assertEquals(List.of(""), sheet.row(1));
    assertEquals(List.of("1"), sheet.row(2));
  }

  @Test
  void theFirstLineSaysWhatSeparatesCells() {
    assertEquals(List.of("a", "b,c", "d"), CsvSheet.of("a;b,c;d").row(0));
    assertEquals(List.of("a", "b,c"), CsvSheet.of("a\tb,c").row(0));
    assertEquals(List.of("Ann Lee"), CsvSheet.of("Ann Lee\n").row(0));
  }

  @Test
  void onlyWhatIsFilledInChanges() {
    var sheet = CsvSheet.of("\uFEFF\"a\",b,c\r\n\"x\"\"y\",, z\r\n");
    sheet.put(1, 1, "10,5");
    assertEquals("\uFEFF\"a\",b,c\r\n\"x\"\"y\",\"10,5\", z\r\n", sheet.text());
  }

  @Test
  void aShortRowGetsTheCellsThatItLacks() {
    var sheet = CsvSheet.of("a;b;c;d\n1\n2;3;4;5\n");
    sheet.put(1, 3, "late");
    sheet.put(1, 1, "early");
    assertEquals("a;b;c;d\n1;early;;late\n2;3;4;5\n", sheet.text());
  }

  @Test
  void aCellThatNeverEndsIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> CsvSheet.of("a,\"b\nc"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyOtherCellKeepsItsText(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var text = new StringBuilder("a,b,c");
      var length = random.nextInt(30);
      for (var i = 0; i < length; i++) {
        text.append(
            random.nextInt(9) == 0 ? ",\"x\"\"\n,\"" : random.nextInt(3) == 0 ? "\r\n" : ", é");
      }
      var sheet = CsvSheet.of(text.toString());
      var row = random.nextInt(sheet.size());
      var column = random.nextInt(4);
      var expected = new ArrayList<List<String>>();
      for (var each = 0; each < sheet.size(); each++) {
        expected.add(new ArrayList<>(sheet.row(each)));
      }
      while (expected.get(row).size() <= column) {
        expected.get(row).add("");
      }
      expected.get(row).set(column, "here, \"now\"");
      sheet.put(row, column, "here, \"now\"");
      var again = CsvSheet.of(sheet.text());
      assertEquals(expected, IntStream.range(0, again.size()).mapToObj(again::row).toList());
    }
  }
}
