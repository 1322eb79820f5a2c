package dev.loopbook.judge.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrawTest {
  @Test
  void theSameSeedDrawsTheSameData() {
    assertEquals(some(new Draw(7)), some(new Draw(7)));
    assertNotEquals(some(new Draw(7)), some(new Draw(8)));
  }

  private static List<Object> some(Draw draw) {
    return List.of(draw.number(0, 1_000_000), draw.word(), draw.millis(1, 9_000), draw.words(3));
  }

  @Test
  void numbersStayBetweenTheirBoundsAndReachThem() {
    var draw = new Draw(1);
    var seen = new HashSet<Integer>();
    for (var i = 0; i < 200; i++) {
      seen.add(draw.number(-1, 2));
    }
    assertEquals(new HashSet<>(List.of(-1, 0, 1, 2)), seen);
    assertEquals(Duration.ofMillis(5), draw.millis(5, 5));
  }

  @Test
  void severalAreDifferent() {
    var draw = new Draw(1);
    assertEquals(10, new HashSet<>(draw.numbers(10, 1, 10)).size());
    assertEquals(50, new HashSet<>(draw.words(50)).size());
    assertThrows(IllegalArgumentException.class, () -> draw.numbers(11, 1, 10));
  }

  @Test
  void textsAreLostByWhoeverTidiesThem() {
    var draw = new Draw(1);
    assertNotEquals(2, new HashSet<>(draw.texts(2).stream().map(String::strip).toList()).size());
    assertEquals(2, new HashSet<>(draw.texts(3).stream().map(String::strip).toList()).size());
    assertEquals(
        2,
        new HashSet<>(draw.texts(3).stream().map(t -> t.toLowerCase(Locale.ROOT)).toList()).size());
    assertTrue(draw.texts(4).stream().anyMatch(text -> text.length() > 100));
    assertEquals(30, new HashSet<>(draw.texts(30)).size());
    assertTrue(draw.texts(30).stream().noneMatch(String::isBlank));
    assertNotEquals(1, draw.text().strip().split(" ").length);
  }

  @Test
  void shufflingLosesNothing() {
    var draw = new Draw(1);
    var values = List.of("a", "b", "c");
    assertEquals(new HashSet<>(values), new HashSet<>(draw.shuffled(values)));
    assertTrue(values.contains(draw.oneOf(values)));
  }

  @Test
  void wordsCanBePronounced() {
    var draw = new Draw(1);
    for (var word : draw.words(100)) {
      assertTrue(word.matches("[bdfgklmnprstvz]?([aeiou][bdfgklmnprstvz])+[aeiou]?"), word);
      assertTrue(word.length() >= 4 && word.length() <= 7, word);
    }
    var lengths = draw.words(100).stream().map(String::length).collect(Collectors.toSet());
    assertEquals(Set.of(4, 5, 6, 7), lengths);
  }

  @Test
  void exactlyAsManyTextsAreDrawnAsWereAskedFor() {
    for (var count : List.of(0, 1, 2, 3, 6, 7, 20)) {
      assertEquals(count, new Draw(count).texts(count).size());
    }
  }

  @Test
  void aCoinHasTwoSides() {
    var draw = new Draw(1);
    var seen = new HashSet<Boolean>();
    for (var i = 0; i < 100; i++) {
      seen.add(draw.coin());
    }
    assertEquals(Set.of(true, false), seen);
  }

  @Test
  void shufflingChangesTheOrder() {
    var many = IntStream.range(0, 100).boxed().toList();
    assertNotEquals(many, new Draw(1).shuffled(many));
  }
}
