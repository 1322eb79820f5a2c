package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueNumbersTest {

  private final ValueNumbers numbers = new ValueNumbers();

  @Test
  void equalValuesHaveTheSameNumberAndOthersAnother() {
    var values = List.<Object>of(1, 1L, 1.0, 1f, (short) 1, (byte) 1, true, 'a', "a");
    var known = new HashSet<Integer>();
    for (var value : values) {
      known.add(numbers.number(value));
      assertEquals(numbers.number(value), numbers.number(value));
    }
    known.add(numbers.number(null));
    assertEquals(values.size() + 1, known.size());
    assertEquals(numbers.number(null), numbers.number(null));
    assertEquals(numbers.number("ab"), numbers.number("a".concat("b")));
  }

  @Test
  void whatMayChangeIsUnknown() {
    assertEquals(Footprint.UNKNOWN, numbers.number(List.of(1)));
    assertEquals(Footprint.UNKNOWN, numbers.number(new StringBuilder("a")));
  }

  @Test
  void beyondAsManyAsAreKeptTheyAreUnknown() {
    for (var i = 0; i < 10_000; i++) {
      assertNotEquals(Footprint.UNKNOWN, numbers.number(i));
    }
    assertEquals(Footprint.UNKNOWN, numbers.number(10_000));
    assertEquals(numbers.number(5), numbers.number(5));
    assertNotEquals(Footprint.UNKNOWN, numbers.number(5));
  }
}
