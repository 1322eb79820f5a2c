package dev.loopbook.testkit.mock;

import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an unstubbed coroutine gives: the value that Mockito's `RETURNS_DEFAULTS` gives for a
/// method that returns it directly. Zero, false, empty, or null.
final class EmptyValues {

  private EmptyValues() {}

  /// Returns the empty value of `type`.
  static @Nullable Object of(Class<?> type) {
    return switch (type.getName()) {
      case "java.lang.Boolean" -> false;
      case "java.lang.Character" -> '\0';
      case "java.lang.Byte" -> (byte) 0;
      case "java.lang.Short" -> (short) 0;
      case "java.lang.Integer" -> 0;
      case "java.lang.Long" -> 0L;
      case "java.lang.Float" -> 0f;
      case "java.lang.Double" -> 0d;
      default -> container(type);
    };
  }

  private static @Nullable Object container(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    } else if (type == OptionalInt.class) {
      return OptionalInt.empty();
    } else if (type == OptionalLong.class) {
      return OptionalLong.empty();
    } else if (type == OptionalDouble.class) {
      return OptionalDouble.empty();
    } else if (type == Stream.class) {
      return Stream.empty();
    } else if (type == IntStream.class) {
      return IntStream.empty();
    } else if (type == LongStream.class) {
      return LongStream.empty();
    } else if (type == DoubleStream.class) {
      return DoubleStream.empty();
    } else if (type == Duration.class) {
      return Duration.ZERO;
    } else if (type == Period.class) {
      return Period.ZERO;
    } else if (type == SortedSet.class) {
      return new TreeSet<>();
    } else if (type == Set.class) {
      return new HashSet<>();
    } else if (type == SortedMap.class) {
      return new TreeMap<>();
    } else if (type == Map.class) {
      return new HashMap<>();
    } else if (Collection.class == type || type == List.class || type == Iterable.class) {
      return new LinkedList<>();
    }
    return null;
  }
}
