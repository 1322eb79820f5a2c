package dev.loopbook.judge.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/// What JUnit finds equal, and nobody lies about, is equal here too.
final class PlainAssertionsTest {
  private record Point(int x, List<Set<Integer>> sets) {}

  @Test
  void equalValuesAreEqual() {
    equal(null, null);
    equal("a", "a");
    equal(1.5, 1.5);
    equal(List.of(1, 2), new LinkedList<>(List.of(1, 2)));
    equal(Set.of(1, 2, 3), new TreeSet<>(Set.of(3, 2, 1)));
    equal(Map.of("a", Set.of(1)), new TreeMap<>(Map.of("a", new HashSet<>(Set.of(1)))));
    equal(Map.of(List.of(1), "a"), Map.of(new ArrayList<>(List.of(1)), "a"));
    equal(Set.of(List.of(1), List.of(2)), Set.of(List.of(2), List.of(1)));
    equal(Optional.of(List.of(1)), Optional.of(new ArrayList<>(List.of(1))));
    equal(Arrays.asList(1, null), Arrays.asList(1, null));
    equal(Collections.singleton(null), Collections.singleton(null));
    equal(new Point(1, List.of(Set.of(1, 2))), new Point(1, List.of(Set.of(2, 1))));
  }

  @Test
  void aSetOfManyNumbersIsEqualToItsCopy() {
    var numbers = IntStream.range(0, 200_000).boxed().collect(Collectors.toSet());
    equal(numbers, new TreeSet<>(numbers));
    var squares = numbers.stream().collect(Collectors.toMap(each -> each, each -> List.of(each)));
    equal(squares, new TreeMap<>(squares));
  }

  @Test
  void whatDiffersFailsAsInJunit() {
    var mine =
        assertThrows(
            AssertionFailedError.class,
            () -> PlainAssertions.assertEquals(List.of(1), List.of(2), "the list"));
    var junits =
        assertThrows(
            AssertionFailedError.class, () -> assertEquals(List.of(1), List.of(2), "the list"));
    assertEquals(junits.getMessage(), mine.getMessage());
  }

  private static void equal(Object one, Object other) {
    PlainAssertions.assertEquals(one, other);
    PlainAssertions.assertEquals(other, one, "the other way round");
  }
}
