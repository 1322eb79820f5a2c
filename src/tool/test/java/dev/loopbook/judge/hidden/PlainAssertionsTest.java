package dev.loopbook.judge.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
import org.junit.jupiter.api.function.Executable;
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
    asInJunit(
        () -> PlainAssertions.assertEquals(List.of(1), List.of(2)),
        () -> assertEquals(List.of(1), List.of(2)));
    asInJunit(
        () -> PlainAssertions.assertEquals(List.of(1), List.of(2), "the list"),
        () -> assertEquals(List.of(1), List.of(2), "the list"));
    asInJunit(
        () -> PlainAssertions.assertEquals(List.of(1), List.of(2), () -> "the list"),
        () -> assertEquals(List.of(1), List.of(2), () -> "the list"));
    asInJunit(
        () -> PlainAssertions.assertIterableEquals(List.of(1), List.of(2)),
        () -> assertIterableEquals(List.of(1), List.of(2)));
  }

  private static void asInJunit(Executable mine, Executable junits) {
    assertEquals(
        assertThrows(AssertionFailedError.class, junits).getMessage(),
        assertThrows(AssertionFailedError.class, mine).getMessage());
  }

  // ---- an answer that lies ----

  /// Agrees with everything.
  static class Liar {
    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  record LyingPoint(int x) {
    @Override
    public String toString() {
      return "a lying point";
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  record HonestPoint(int x, Object y) {
    @Override
    public String toString() {
      return "an honest point"; // the JDK's own would look for the class around it
    }
  }

  static class LyingList extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    LyingList(Collection<?> items) {
      super(items);
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  static class LyingMap extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    LyingMap(Map<?, ?> entries) {
      super(entries);
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  static class LyingSet extends HashSet<Object> {
    private static final long serialVersionUID = 1L;

    LyingSet(Collection<?> items) {
      super(items);
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /// Loads the classes above once more, as those of an answer.
  private static final class AnswerLoader extends ClassLoader {
    private static final ProtectionDomain ANSWER = domain();

    AnswerLoader() {
      super(PlainAssertionsTest.class.getClassLoader());
    }

    private static ProtectionDomain domain() {
      try {
        var place = URI.create("file:/answer").toURL();
        return new ProtectionDomain(new CodeSource(place, (Certificate[]) null), null);
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Makes an instance of the answer's own class of this name.
    Object make(Class<?> type, Object... arguments) {
      var name = type.getName();
      try (var in =
          type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
        var loaded = findLoadedClass(name);
        if (loaded == null) {
          var bytes = in.readAllBytes();
          loaded = defineClass(name, bytes, 0, bytes.length, ANSWER);
        }
        var constructor = loaded.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
      } catch (IOException | ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final AnswerLoader answer = new AnswerLoader();

  private Object liar() {
    return answer.make(Liar.class);
  }

  private static void lies(Object expected, Object actual) {
    assertEquals(expected, actual, "JUnit believes it");
    for (var comparison :
        List.<Executable>of(
            () -> PlainAssertions.assertEquals(expected, actual),
            () -> PlainAssertions.assertEquals(expected, actual, "no"),
            () -> PlainAssertions.assertEquals(expected, actual, () -> "no"))) {
      var error = assertThrows(AssertionFailedError.class, comparison);
      assertTrue(
          error.getMessage().endsWith(", which only says that it's equal"), error::getMessage);
    }
  }

  @Test
  void anObjectThatSaysItsEqualIsNot() {
    lies(liar(), "a");
    lies(liar(), liar());
    var itself = liar();
    equal(itself, itself);
    equal(List.of(itself), new ArrayList<>(List.of(itself)));
  }

  @Test
  void aLiarIsFoundInWhateverHoldsIt() {
    lies(List.of(liar()), List.of(liar()));
    lies(Set.of(liar()), Set.of(liar()));
    lies(Map.of("a", liar()), Map.of("a", liar()));
    lies(Map.of(liar(), "a"), Map.of(liar(), "a"));
    lies(Optional.of(liar()), Optional.of(liar()));
    lies(List.of(List.of(Map.of("a", liar()))), List.of(List.of(Map.of("a", liar()))));
  }

  @Test
  void anIterableIsNoWayRound() {
    var error =
        assertThrows(
            AssertionFailedError.class,
            () -> PlainAssertions.assertIterableEquals(List.of(liar()), List.of(liar())));
    assertTrue(error.getMessage().endsWith("which only says that it's equal"));
  }

  @Test
  void aRecordOfTheAnswersIsWhatItHolds() {
    equal(answer.make(HonestPoint.class, 1, "a"), answer.make(HonestPoint.class, 1, "a"));
    equal(answer.make(LyingPoint.class, 1), answer.make(LyingPoint.class, 1));
    lies(answer.make(LyingPoint.class, 1), answer.make(LyingPoint.class, 2));
    lies(answer.make(LyingPoint.class, 1), answer.make(HonestPoint.class, 1, "a"));
    lies(answer.make(HonestPoint.class, 1, liar()), answer.make(HonestPoint.class, 1, liar()));
  }

  @Test
  void aCollectionOfTheAnswersIsWhatItHolds() {
    equal(answer.make(LyingList.class, List.of(1, 2)), List.of(1, 2));
    lies(answer.make(LyingList.class, List.of(1, 2)), List.of(1, 3));
    lies(answer.make(LyingList.class, List.of(1, 2)), List.of(1));
    lies(answer.make(LyingList.class, List.of(1)), List.of(1, 2));
    lies(answer.make(LyingList.class, List.of(1)), Set.of(1));
    lies(answer.make(LyingList.class, List.of()), Map.of());
    lies(answer.make(LyingList.class, List.of(1)), Optional.of(1));
    equal(answer.make(LyingSet.class, Set.of(1, 2)), Set.of(2, 1));
    lies(answer.make(LyingSet.class, Set.of(1, 2)), Set.of(1, 3));
    lies(answer.make(LyingSet.class, Set.of(List.of(1))), Set.of(List.of(1), List.of(2)));
    lies(answer.make(LyingSet.class, Set.of(List.of(1))), Set.of(List.of(2)));
    equal(answer.make(LyingMap.class, Map.of("a", 1)), Map.of("a", 1));
    lies(answer.make(LyingMap.class, Map.of("a", 1)), Map.of("a", 2));
    lies(answer.make(LyingMap.class, Map.of("a", 1)), Map.of("b", 1));
    lies(answer.make(LyingMap.class, Map.of(List.of(1), 1)), Map.of(List.of(2), 1));
    lies(answer.make(LyingMap.class, Map.of(List.of(1), 1)), Map.of(List.of(1), 2));
    lies(answer.make(LyingMap.class, Map.of("a", 1)), List.of(1));
  }

  @Test
  void theSameItemTwiceIsNoOtherItem() {
    var one = List.of(Set.of(1));
    lies(
        answer.make(LyingSet.class, Set.of(one, List.of(Set.of(2)))),
        Set.of(one, List.of(Set.of(3))));
  }

  @Test
  void aListInAListIsComparedAsDeepAsAnyTestNeeds() {
    Object left = liar();
    Object right = liar();
    for (var depth = 0; depth < 15; depth++) {
      left = List.of(left);
      right = List.of(right);
    }
    lies(left, right);
    for (var depth = 0; depth < 15; depth++) {
      left = List.of(left);
      right = List.of(right);
    }
    equal(left, right);
  }

  private static void equal(Object one, Object other) {
    PlainAssertions.assertEquals(one, other);
    PlainAssertions.assertEquals(other, one, "the other way round");
    PlainAssertions.assertEquals(one, other, () -> "by a supplier");
  }
}
