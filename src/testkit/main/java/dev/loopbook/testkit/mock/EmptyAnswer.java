package dev.loopbook.testkit.mock;

import static java.util.Map.entry;

import dev.loopbook.loop.AsyncResource;
import java.lang.reflect.Method;
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
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;

/// What a mock answers to a call that nobody stubbed: Mockito's `RETURNS_DEFAULTS`, and the same
/// inside a coroutine if the method returns one.
///
/// So `close()` of a mocked resource does nothing, and can't hide the failure of the block that it
/// ends.
final class EmptyAnswer implements Answer<@Nullable Object> {

  /// The empty values that Mockito's `RETURNS_DEFAULTS` has; all other types get null.
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

  @Override
  public @Nullable Object answer(InvocationOnMock call) throws Throwable {
    var method = call.getMethod();
    if (AwaitableAnswer.isAwaitable(method)) {
      var empty = EMPTY.get(AwaitableAnswer.valueType(method));
      return AwaitableAnswer.of(call, empty == null ? null : empty.get());
    }
    if (asksWhetherClosed(method)) {
      return Mockito.mockingDetails(call.getMock()).getInvocations().stream()
          .anyMatch(earlier -> earlier.getMethod().getName().equals("close"));
    }
    return Mockito.RETURNS_DEFAULTS.answer(call);
  }

  // Code under test may check that its resource is closed after close().
  private static boolean asksWhetherClosed(Method method) {
    return method.getDeclaringClass() == AsyncResource.class && method.getName().equals("isClosed");
  }
}
