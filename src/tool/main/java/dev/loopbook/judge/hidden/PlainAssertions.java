package dev.loopbook.judge.hidden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.AssertionFailedError;

/// JUnit's comparisons, which don't take an answer's word for it.
///
/// `assertEquals` believes the `equals` of the values that it compares, and a set's word for what
/// it holds. A stranger's classes may not declare either, and this is the second wall behind that
/// rule: where JUnit finds two values equal, they are compared once more, by what they hold,
/// without asking a class of the answer anything. The calls of tests lead here when a stranger's
/// answer is judged. It's loaded beside the tests, where the answer doesn't see it.
public final class PlainAssertions {
  /// Deeper than any test's data.
  private static final int DEEPEST = 20;

  private PlainAssertions() {}

  /// As JUnit's.
  public static void assertEquals(@Nullable Object expected, @Nullable Object actual) {
    Assertions.assertEquals(expected, actual);
    require(same(expected, actual, DEEPEST), expected, actual);
  }

  /// As JUnit's.
  public static void assertEquals(
      @Nullable Object expected, @Nullable Object actual, @Nullable String message) {
    Assertions.assertEquals(expected, actual, message);
    require(same(expected, actual, DEEPEST), expected, actual);
  }

  /// As JUnit's.
  public static void assertEquals(
      @Nullable Object expected, @Nullable Object actual, Supplier<@Nullable String> message) {
    Assertions.assertEquals(expected, actual, message);
    require(same(expected, actual, DEEPEST), expected, actual);
  }

  /// As JUnit's.
  public static void assertIterableEquals(
      @Nullable Iterable<?> expected, @Nullable Iterable<?> actual) {
    Assertions.assertIterableEquals(expected, actual);
    require(same(expected, actual, DEEPEST), expected, actual);
  }

  private static void require(boolean same, @Nullable Object expected, @Nullable Object actual) {
    if (!same) {
      throw new AssertionFailedError(
          "expected: <" + expected + "> but was: <" + actual + ">, which only says that it's equal",
          expected,
          actual);
    }
  }

  /// Returns whether two values hold the same.
  @SuppressWarnings("ReferenceEquality") // an answer's `equals` must not be asked
  private static boolean same(@Nullable Object one, @Nullable Object other, int depth) {
    if (one == other || one == null || other == null || depth == 0) {
      return depth == 0 || one == other;
    }
    if (isOfAnswer(one) || isOfAnswer(other)) {
      if (one instanceof Record && one.getClass() == other.getClass()) {
        return sameParts(one, other, depth);
      }
      return !(one instanceof Enum) && isCollection(one, other) && sameItems(one, other, depth);
    }
    return switch (one) {
      case List<?> _, Set<?> _, Map<?, ?> _ -> sameItems(one, other, depth);
      case Optional<?> optional ->
          other instanceof Optional<?> second
              && same(optional.orElse(null), second.orElse(null), depth - 1);
      default -> Objects.equals(one, other);
    };
  }

  private static boolean isCollection(Object one, Object other) {
    return (one instanceof Collection && other instanceof Collection)
        || (one instanceof Map && other instanceof Map);
  }

  private static boolean sameItems(Object one, Object other, int depth) {
    if (one instanceof List<?> list && other instanceof List<?> second) {
      var left = new ArrayList<Object>(list);
      var right = new ArrayList<Object>(second);
      for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
        if (!same(left.get(i), right.get(i), depth - 1)) {
          return false;
        }
      }
      return left.size() == right.size();
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
      if (arePlain(map.keySet()) && arePlain(second.keySet())) {
        return sameValues(
            new HashMap<Object, Object>(map), new HashMap<Object, Object>(second), depth);
      }
      return samePairs(pairs(map), pairs(second), depth);
    }
    if (one instanceof Set<?> set && other instanceof Set<?> second) {
      if (arePlain(set) && arePlain(second)) {
        return new HashSet<Object>(set).equals(new HashSet<Object>(second));
      }
      return samePairs(singles(set), singles(second), depth);
    }
    return false;
  }

  private static boolean sameValues(Map<Object, Object> one, Map<Object, Object> other, int depth) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(key -> same(one.get(key), other.get(key), depth - 1));
  }

  /// Returns whether all items are the JDK's and hold nothing else, so that they know themselves
  /// what they're equal to: numbers, strings, times. Then large sets are compared as quickly as
  /// ever.
  private static boolean arePlain(Collection<?> items) {
    for (var item : items) {
      if (item == null
          || item.getClass().getClassLoader() != null
          || item instanceof Collection
          || item instanceof Map
          || item instanceof Map.Entry
          || item instanceof Optional) {
        return false;
      }
    }
    return true;
  }

  /// What each item holds counts, in any order.
  private static boolean samePairs(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, int depth) {
    if (left.size() != right.size()) {
      return false;
    }
    var rest = new ArrayList<>(right);
    for (var item : left) {
      var found = -1;
      for (var i = 0; i < rest.size() && found < 0; i++) {
        found = sameItems(item, rest.get(i), depth - 1) ? i : -1;
      }
      if (found < 0) {
        return false;
      }
      rest.remove(found);
    }
    return true;
  }

  private static List<List<@Nullable Object>> pairs(Map<?, ?> map) {
    var pairs = new ArrayList<List<@Nullable Object>>();
    for (var entry : map.entrySet()) {
      var pair = new ArrayList<@Nullable Object>();
      pair.add(entry.getKey());
      pair.add(entry.getValue());
      pairs.add(pair);
    }
    return pairs;
  }

  private static List<List<@Nullable Object>> singles(Set<?> set) {
    var singles = new ArrayList<List<@Nullable Object>>();
    for (var item : set) {
      var single = new ArrayList<@Nullable Object>();
      single.add(item);
      singles.add(single);
    }
    return singles;
  }

  private static boolean sameParts(Object one, Object other, int depth) {
    try {
      for (var part : one.getClass().getRecordComponents()) {
        var field = one.getClass().getDeclaredField(part.getName());
        field.setAccessible(true);
        if (!same(field.get(one), field.get(other), depth - 1)) {
          return false;
        }
      }
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns whether a value's class is the student's: only those have been loaded from somewhere.
  private static boolean isOfAnswer(Object value) {
    var source = value.getClass().getProtectionDomain().getCodeSource();
    return source != null
        && source.getLocation() != null
        && source.getLocation().getPath().equals("/answer");
  }
}
