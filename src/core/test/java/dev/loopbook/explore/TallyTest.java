package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally(RunResult::output);

  private static RunResult result(String output, boolean failed) {
    return new RunResult(output, "finished", List.of(), failed);
  }

  private static Trials.Run run(String output, Integer... picks) {
    return run(result(output, false), picks);
  }

  private static Trials.Run run(RunResult result, Integer... picks) {
    var chooser = new RecordingChooser((choice, _) -> picks[choice], 1_000);
    for (var _ : picks) {
      chooser.callback(List.of(), 9);
    }
    return new Trials.Run(chooser, result);
  }

  /// The outcomes in their order, how often each came, and the nearest order of each.
  private String found() {
    var text = new ArrayList<String>();
    tally.found().forEach(f -> text.add(f.key() + " " + f.count() + " " + f.nearest().picks()));
    return String.join(", ", text);
  }

  @Test
  void itCountsRunsByOutcomeAndKeepsTheNearestOrderOfEach() {
    tally.accept(run("a", 0, 0));
    tally.accept(run("b", 2, 1));
    tally.accept(run("b", 1, 1));
    tally.accept(run("b", 0, 3));
    tally.accept(run("b", 1, 2));
    tally.accept(run("c", 1, 0));
    assertEquals("a 1 [], b 4 [0, 3], c 1 [1]", found());
    assertEquals(6, tally.runs());
    assertEquals(0, tally.untold());
    tally.clear();
    assertEquals("", found());
    assertEquals(0, tally.runs());
  }

  @Test
  void theResultIsThatOfTheNearestOrder() {
    var byEnding = new Tally(RunResult::ending);
    byEnding.accept(run("far", 1, 1));
    byEnding.accept(run("near", 0, 1));
    byEnding.accept(run("further", 2, 1));
    assertEquals("near", byEnding.found().getFirst().result().output());
  }

  @Test
  void aRunThatIsNotCountedMayStillBringAnOutcomeNearer() {
    tally.accept(run("a", 1, 1));
    tally.bringNearer(run("a", 0, 2));
    tally.bringNearer(run("a", 2, 2));
    tally.bringNearer(run("unknown", 0, 0));
    assertEquals("a 1 [0, 2]", found());
    tally.bringNearer("a", new Order(List.of(1)));
    assertEquals("a 1 [1]", found());
  }

  @Test
  void sharesAddUp() {
    var one =
        List.of(
            new Found("a", result("a", false), 3, Order.fifo()),
            new Found("b", result("b", false), 2, new Order(List.of(2))));
    var other = List.of(new Found("b", result("near", false), 4, new Order(List.of(1))));
    tally.add(new OrderShare(Freedom.ANY, 6, one, 1, "a"));
    tally.add(new OrderShare(Freedom.ANY, 4, other, 0, "a"));
    assertEquals("a 3 [], b 6 [1]", found());
    assertEquals("near", tally.found().getLast().result().output());
    assertEquals(10, tally.runs());
    assertEquals(1, tally.untold());
  }

  @Test
  void beyondTheMostOutcomesTheFirstAndFailuresAreKept() {
    var failures = List.of("failed 1", "failed 2", "failed 3");
    var names = new ArrayList<String>();
    IntStream.range(0, Tally.MOST_OUTCOMES + 50).forEach(i -> names.add("outcome " + i));
    tally.accept(run("first", 0));
    for (var name : names) {
      tally.accept(run(name, 1));
      tally.accept(run(name, 2));
    }
    failures.forEach(name -> tally.accept(run(result(name, true), 1)));
    var kept = tally.found().stream().map(Found::key).toList();
    assertEquals(Tally.MOST_OUTCOMES, kept.size());
    assertEquals("first", kept.getFirst());
    assertTrue(kept.containsAll(failures));
    assertEquals(1 + 2 * names.size() + 3, tally.runs());
    assertEquals(
        tally.runs(), tally.untold() + tally.found().stream().mapToLong(Found::count).sum());
  }

  @Test
  void whichOutcomesAreKeptDoesNotDependOnWhichComesFirst() {
    var names = new ArrayList<String>();
    IntStream.range(0, Tally.MOST_OUTCOMES + 20).forEach(i -> names.add("outcome " + i));
    tally.ranksFirst("outcome 7");
    names.forEach(name -> tally.accept(run(name, 1)));
    var kept = tally.found().stream().map(Found::key).sorted().toList();

    var again = new Tally(RunResult::output);
    again.ranksFirst("outcome 7");
    Collections.reverse(names);
    names.forEach(name -> again.accept(run(name, 1)));
    assertEquals(kept, again.found().stream().map(Found::key).sorted().toList());
    assertTrue(kept.contains("outcome 7"));
    assertEquals(20, again.untold());
  }

  @Test
  void sharesWithTooManyOutcomesForgetToo() {
    var many =
        IntStream.range(0, Tally.MOST_OUTCOMES)
            .mapToObj(i -> new Found("" + i, result("" + i, false), 1, new Order(List.of(1))))
            .toList();
    tally.ranksFirst("first");
    tally.add(new OrderShare(Freedom.ANY, many.size(), many, 0, "first"));
    var more = new Found("first", result("first", false), 5, Order.fifo());
    tally.add(new OrderShare(Freedom.ANY, 5, List.of(more), 0, "first"));
    assertEquals(Tally.MOST_OUTCOMES, tally.found().size());
    assertEquals("first", tally.found().getFirst().key());
    assertEquals(1, tally.untold());
  }

  @Test
  void aChooserRemembersManyPicksAndEndsARunThatGoesOnTooLong() {
    var picks = new Integer[200];
    Arrays.setAll(picks, i -> i % 9);
    var chooser = run("a", picks).choices();
    assertEquals(200, chooser.choices());
    assertEquals(List.of(picks), chooser.order().picks());
    assertEquals(9, chooser.options(199));
    assertTrue(chooser.room() >= 200);
    assertFalse(chooser.isEndless());
    var endless = new RecordingChooser((_, _) -> 1, 2);
    assertEquals(1, endless.callback(List.of(), 2));
    assertEquals(0, endless.callback(List.of(), 1), "there is no choice");
    assertThrows(EndlessRun.class, () -> endless.callback(List.of(), 2));
    assertTrue(endless.isEndless());
    assertEquals(3, endless.callbacks());
    assertEquals(1, endless.choices());
  }
}
