package dev.loopbook.explore;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives values numbers that mean the same in every run of a walk: equal numbers, equal values.
///
/// Only values that say all about themselves get one. Two objects that are equal now may be told
/// apart later, so any other value is unknown.
final class ValueNumbers {

  private static final int MOST = 10_000;

  private static final Object NULL = new Object();

  private final Map<Object, Integer> numbers = new HashMap<>();

  int number(@Nullable Object value) {
    return switch (value) {
      case null -> of(NULL);
      case Integer _,
          Long _,
          Double _,
          Float _,
          Short _,
          Byte _,
          Boolean _,
          Character _,
          String _ ->
          of(value);
      default -> Footprint.UNKNOWN;
    };
  }

  private int of(Object value) {
    var known = numbers.get(value);
    if (known != null) {
      return known;
    }
    if (numbers.size() == MOST) {
      return Footprint.UNKNOWN;
    }
    numbers.put(value, numbers.size() + 1);
    return numbers.size();
  }
}
