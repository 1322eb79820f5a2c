package dev.loopbook.judge.hidden;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Draws the data of a hidden test from a seed: the same seed gives the same data.
///
/// An answer that handles the visible test's data as special cases fails on it.
public final class Draw {
  /// The name of the JUnit parameter that holds the grader's seed.
  public static final String SEED = "loopbook.seed";

  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private final Random random;

  /// Returns a source of data.
  public Draw(long seed) {
    this.random = new Random(seed);
  }

  /// Returns a number.
  ///
  /// @param low the least that it may be
  /// @param high the most that it may be
  public int number(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /// Returns different numbers.
  ///
  /// @throws IllegalArgumentException if there aren't so many from `low` to `high`
  public List<Integer> numbers(int count, int low, int high) {
    if (count > (long) high - low + 1) {
      throw new IllegalArgumentException(count + " different numbers from " + low + " to " + high);
    }
    var numbers = new LinkedHashSet<Integer>();
    while (numbers.size() < count) {
      numbers.add(number(low, high));
    }
    return List.copyOf(numbers);
  }

  /// Returns a word of four to seven letters that can be pronounced.
  public String word() {
    var word = new StringBuilder();
    for (var i = number(4, 7); i > 0; i--) {
      var letters = i % 2 == 0 ? CONSONANTS : VOWELS;
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  /// Returns different words.
  public List<String> words(int count) {
    var words = new LinkedHashSet<String>();
    while (words.size() < count) {
      words.add(word());
    }
    return List.copyOf(words);
  }

  /// Returns a text that isn't one if it's trimmed, put into small letters, or split at blanks.
  public String text() {
    var word = word();
    return " " + Character.toUpperCase(word.charAt(0)) + word.substring(1) + "  " + word() + " ";
  }

  /// Returns different texts, none of them blank. Of three and more, two differ in their blanks
  /// only and two in their capitals; of more than three, one is long.
  public List<String> texts(int count) {
    var word = word();
    var longOne = (word() + " ").repeat(25) + word;
    var texts = new LinkedHashSet<>(List.of(word, " " + word, word.toUpperCase(Locale.ROOT)));
    texts.addAll(List.of(longOne, text(), word + " "));
    while (texts.size() < count) {
      texts.add(word());
    }
    return shuffled(texts.stream().limit(count).toList());
  }

  /// Returns a whole number of milliseconds.
  public Duration millis(int low, int high) {
    return Duration.ofMillis(number(low, high));
  }

  /// Returns true in one of two cases.
  public boolean coin() {
    return random.nextBoolean();
  }

  /// Returns one of these.
  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /// Returns the same values in another order.
  public <T> List<T> shuffled(List<T> values) {
    var shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
