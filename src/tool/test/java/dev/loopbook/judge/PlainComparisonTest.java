package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.loopbook.judge.hidden.PlainAssertions;
import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.shape.ClassReferences;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PlainComparisonTest {
  private static final Map<String, byte[]> TESTS =
      CompiledAnswer.of(
              "ATest.java",
              """
              import static org.junit.jupiter.api.Assertions.*;

              class ATest {
                void one() {
                  assertEquals("a", "b");
                  assertEquals("a", "b", "no");
                  assertEquals("a", "b", () -> "no");
                  assertIterableEquals(java.util.List.of(), java.util.List.of());
                  assertEquals(1, 2);
                  assertTrue(true);
                }
              }
              """)
          .classes();

  private static List<String> comparing(Map<String, byte[]> tests) {
    return ClassReferences.in(tests.get("ATest")).stream()
        .filter(link -> link.owner().endsWith("Assertions") && !link.member().isEmpty())
        .map(PlainComparisonTest::words)
        .toList();
  }

  private static String words(ClassReference link) {
    return link.owner().substring(link.owner().lastIndexOf('.') + 1)
        + "."
        + link.member()
        + " line "
        + link.line();
  }

  @Test
  void objectsAreComparedByWhatTheyHold() {
    assertEquals(
        List.of(
            "PlainAssertions.assertEquals line 5",
            "PlainAssertions.assertEquals line 6",
            "PlainAssertions.assertEquals line 7",
            "PlainAssertions.assertIterableEquals line 8",
            "Assertions.assertEquals line 9",
            "Assertions.assertTrue line 10"),
        comparing(PlainComparison.in(TESTS, "class Answer {}")));
  }

  @Test
  void theComparisonIsLoadedBesideTheTests() {
    var compared = PlainComparison.in(TESTS, "class Answer {}");
    assertEquals(Set.of("ATest", PlainAssertions.class.getName()), compared.keySet());
    var own = ClassReferences.in(compared.get(PlainAssertions.class.getName()));
    assertEquals(
        Set.of("PlainAssertions.java"),
        own.stream().map(ClassReference::source).collect(Collectors.toSet()));
  }

  @Test
  void aSolutionThatSaysItselfWhatIsEqualMayBeBelieved() {
    for (var declared :
        List.of("public boolean equals(Object o) {", "boolean equals( final Object other")) {
      assertSame(TESTS, PlainComparison.in(TESTS, declared));
    }
    assertEquals(2, PlainComparison.in(TESTS, "boolean equals(Point other) {").size());
  }

  @Test
  void withoutTestsThereIsNothingToCompare() {
    assertEquals(Map.of(), PlainComparison.in(Map.of(), ""));
  }
}
