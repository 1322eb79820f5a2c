package dev.loopbook.program.orders;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.explored.WitnessedAct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Two orders of a program side by side, from where they part: only what several tasks touch, as
/// nothing else can tell them apart. If nobody reports what that was, such as whether a task is
/// done, it's whose turn comes when.
///
/// @param rows the steps of both, the first difference among them
/// @param isCut whether there would be more
public record OrderComparison(List<Row> rows, boolean isCut) {

  private static final int MOST_ROWS = 8;

  private static final String OUTPUT = "the output";

  /// Keeps its own copy.
  public OrderComparison {
    rows = List.copyOf(rows);
  }

  /// A step of each order.
  ///
  /// @param usual the step under first in, first out, if it has one left
  /// @param other the step in the other order, if it has one left
  /// @param isFirstDifference whether here they part
  public record Row(Optional<Step> usual, Optional<Step> other, boolean isFirstDifference) {}

  /// What one callback does to what others touch too, in one line of the program.
  ///
  /// @param does all of it, in words that follow the name: `reads 0, writes 1`
  /// @param touches what it's done to: `count`; empty if it only prints or waits
  /// @param writes whether it changes that
  public record Step(
      long tick,
      String who,
      int turn,
      String does,
      String touches,
      boolean writes,
      Optional<CodePlace> place) {

    boolean isLike(Step other) {
      return who.equals(other.who) && does.equals(other.does) && place.equals(other.place);
    }
  }

  static OrderComparison of(List<WitnessedAct> usual, List<WitnessedAct> other) {
    var shared = shared(usual);
    shared.addAll(shared(other));
    var printsOnly = shared.isEmpty() || shared.equals(Set.of(OUTPUT));
    if (!printsOnly) {
      shared.remove(OUTPUT);
    }
    var usualSteps = steps(usual, shared);
    var otherSteps = steps(other, shared);
    return same(usualSteps, otherSteps) == Math.max(usualSteps.size(), otherSteps.size())
        ? beside(turns(usual), turns(other))
        : beside(usualSteps, otherSteps);
  }

  private static List<Step> turns(List<WitnessedAct> run) {
    return run.stream()
        .filter(act -> act.does().equals(WitnessedAct.RUNS))
        .map(OrderComparison::step)
        .toList();
  }

  private static Set<String> shared(List<WitnessedAct> run) {
    Map<String, Set<String>> users = new HashMap<>();
    Set<String> written = new HashSet<>();
    for (var act : run) {
      users.computeIfAbsent(act.thing(), _ -> new HashSet<>()).add(act.who());
      if (act.writes()) {
        written.add(act.thing());
      }
    }
    Set<String> shared = new HashSet<>();
    users.forEach(
        (thing, who) -> {
          if (!thing.isEmpty() && who.size() > 1 && written.contains(thing)) {
            shared.add(thing);
          }
        });
    return shared;
  }

  private static List<Step> steps(List<WitnessedAct> run, Set<String> shared) {
    var steps = new ArrayList<Step>();
    for (var act : run) {
      var tells = shared.contains(act.thing()) || (act.thing().isEmpty() && act.isSeen());
      if (!tells) {
        continue;
      }
      var last = steps.isEmpty() ? null : steps.getLast();
      if (last != null && last.turn() == act.turn() && last.place().equals(act.place())) {
        steps.set(steps.size() - 1, joined(last, act));
      } else {
        steps.add(step(act));
      }
    }
    return steps;
  }

  private static Step step(WitnessedAct act) {
    return new Step(
        act.tick(), act.who(), act.turn(), act.does(), act.thing(), act.writes(), act.place());
  }

  private static Step joined(Step last, WitnessedAct act) {
    return new Step(
        last.tick(),
        last.who(),
        last.turn(),
        last.does().equals(act.does()) ? last.does() : last.does() + ", " + act.does(),
        last.touches().isEmpty() ? act.thing() : last.touches(),
        last.writes() || act.writes(),
        last.place());
  }

  private static OrderComparison beside(List<Step> usual, List<Step> other) {
    var same = same(usual, other);
    var from = Math.max(0, same - 1);
    var until = Math.max(usual.size(), other.size());
    var rows = new ArrayList<Row>();
    for (var i = from; i < Math.min(until, from + MOST_ROWS); i++) {
      rows.add(new Row(at(usual, i), at(other, i), i == same));
    }
    return new OrderComparison(rows, until > from + MOST_ROWS);
  }

  /// Returns how many steps both begin with.
  private static int same(List<Step> usual, List<Step> other) {
    var same = 0;
    while (same < Math.min(usual.size(), other.size()) && usual.get(same).isLike(other.get(same))) {
      same++;
    }
    return same;
  }

  private static Optional<Step> at(List<Step> steps, int i) {
    return i < steps.size() ? Optional.of(steps.get(i)) : Optional.empty();
  }
}
