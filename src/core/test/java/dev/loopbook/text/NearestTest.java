package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> COMMANDS =
      List.of("tick", "step", "state", "tasks", "task", "chapters", "continue");

  @ParameterizedTest
  @CsvSource({
    "tick, tick, 0",
    "tikc, tick, 1",
    "tck, tick, 1",
    "ticks, tick, 1",
    "tock, tick, 1",
    "'', tick, 4",
    "ca, abc, 3",
    "kitten, sitting, 3"
  })
  void aSlipOrASwapOfNeighboursCountsOne(String one, String other, int slips) {
    assertEquals(slips, Nearest.distance(one, other));
    assertEquals(slips, Nearest.distance(other, one));
  }

  @Test
  void theNearestComesFirst() {
    assertEquals(List.of("tick"), Nearest.to("tikc", COMMANDS));
    assertEquals(List.of("tasks", "task"), Nearest.to("taskks", COMMANDS));
    assertEquals(List.of("task"), Nearest.to("tsk", COMMANDS));
  }

  @Test
  void theBeginningOfAWordIsNearBehindASlip() {
    assertEquals(List.of("chapters"), Nearest.to("chap", COMMANDS));
    assertEquals(List.of("task", "tasks"), Nearest.to("tas", COMMANDS));
  }

  @Test
  void caseDoesNotCount() {
    assertEquals(List.of("TwoTasks"), Nearest.to("towtasks", List.of("TwoTasks", "BlockedLoop")));
  }

  @Test
  void aSingleLetterIsTheStartOfTooMany() {
    assertEquals(List.of(), Nearest.to("c", COMMANDS));
    assertEquals(List.of("chapters"), Nearest.to("ch", COMMANDS));
  }

  @Test
  void aWordLikeNoOtherHasNoSuggestion() {
    assertEquals(List.of(), Nearest.to("xyzzy", COMMANDS));
    assertEquals(List.of(), Nearest.to("", COMMANDS));
    assertEquals(List.of(), Nearest.to("  ", COMMANDS));
  }

  @Test
  void aWordOfOneLetterIsNotNearAnotherLetter() {
    assertEquals(List.of(), Nearest.to("b", List.of("=", "A")));
    assertEquals(List.of("A"), Nearest.to("a", List.of("A", "B")));
    assertEquals(List.of("ab"), Nearest.to("a", List.of("ab", "xy")));
  }

  @Test
  void theQuestionNamesEverySuggestion() {
    assertEquals("", Nearest.question(List.of()));
    assertEquals("Did you mean a?", Nearest.question(List.of("a")));
    assertEquals("Did you mean a, b or c?", Nearest.question(List.of("a", "b", "c")));
  }
}
