package dev.loopbook.testkit.mock;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an unstubbed coroutine gives: the value that Mockito's `RETURNS_DEFAULTS` gives for a
/// method that returns it directly. Zero, false, empty, or null.
final class EmptyValues {

  private static final Map<Class<?>, Supplier<?>> EMPTY =
      Map.ofEntries(
          entry(Boolean.class, () -> false),
          entry(Character.class, () -> '\0'),
          entry(Byte.class, () -> (byte) 0),
          entry(Short.class, () -> (short) 0),
          entry(Integer.class, () -> 0),
          entry(Long.class, () -> 0L),
          entry(Float.class, () -> 0f),
          entry(Double.class, () -> 0d),
          entry(Optional.class, Optional::empty),
          entry(OptionalInt.class, OptionalInt::empty),
          entry(OptionalLong.class, OptionalLong::empty),
          entry(OptionalDouble.class, OptionalDouble::empty),
          entry(Stream.class, Stream::empty),
          entry(IntStream.class, IntStream::empty),
          entry(LongStream.class, LongStream::empty),
          entry(DoubleStream.class, DoubleStream::empty),
          entry(Duration.class, () -> Duration.ZERO),
          entry(Period.class, () -> Period.ZERO),
          entry(SortedSet.class, TreeSet::new),
          entry(Set.class, HashSet::new),
          entry(SortedMap.class, TreeMap::new),
          entry(Map.class, HashMap::new),
          entry(Iterable.class, ArrayList::new),
          entry(Collection.class, ArrayList::new),
          entry(List.class, ArrayList::new));

  private EmptyValues() {}

  /// Returns the empty value of `type`.
  static @Nullable Object of(Class<?> type) {
    var empty = EMPTY.get(type);
    return empty == null ? null : empty.get();
  }
}
