package dev.loopbook.step.view;

import dev.loopbook.step.Turn;
import dev.loopbook.step.Turn.Deed;
import java.util.ArrayList;
import java.util.List;

/// Consecutive turns that did the same thing, so that a picture needn't repeat it a thousand times.
///
/// @param turns at least one
record SimilarTurns(List<Turn> turns) {

  /// Up to this many turns are still shown one by one.
  private static final int FEW = 4;

  /// How many are shown if there are more.
  private static final int SAMPLES = 2;

  /// Returns the turns in groups, in order.
  static List<SimilarTurns> groups(List<Turn> turns) {
    var groups = new ArrayList<SimilarTurns>();
    var from = 0;
    for (var i = 1; i <= turns.size(); i++) {
      if (i == turns.size() || !alike(turns.get(from), turns.get(i))) {
        groups.add(new SimilarTurns(List.copyOf(turns.subList(from, i))));
        from = i;
      }
    }
    return groups;
  }

  private static boolean alike(Turn one, Turn other) {
    if (one.kind() != other.kind() || !one.printed().isEmpty() || !other.printed().isEmpty()) {
      return false;
    }
    return switch (one.kind()) {
      case LIBRARY -> one.name().equals(other.name()) && one.ends().equals(other.ends());
      case TIMER -> wakesOnly(one) && wakesOnly(other);
      case TASK, CALLBACK ->
          one.begins().equals(other.begins())
              && one.ends().equals(other.ends())
              && one.place().equals(other.place())
              && one.deeds().isEmpty()
              && other.deeds().isEmpty()
              && one.after().equals(other.after());
    };
  }

  private static boolean wakesOnly(Turn turn) {
    return turn.deeds().size() == 1 && turn.deeds().getFirst() instanceof Deed.Woke;
  }

  /// Returns the turns to show.
  List<Turn> told() {
    if (first().kind() == Turn.Kind.LIBRARY) {
      return List.of(together());
    }
    return turns.size() > FEW ? turns.subList(0, SAMPLES) : turns;
  }

  /// Returns how many turns are left out.
  int more() {
    return first().kind() == Turn.Kind.LIBRARY ? 0 : turns.size() - told().size();
  }

  Turn first() {
    return turns.getFirst();
  }

  Turn last() {
    return turns.getLast();
  }

  /// Returns one turn that did what all of them did.
  private Turn together() {
    var deeds = turns.stream().flatMap(turn -> turn.deeds().stream()).toList();
    var after = turns.stream().flatMap(turn -> turn.after().stream()).toList();
    return new Turn(
        first().kind(),
        first().name(),
        first().begins(),
        deeds,
        first().ends(),
        after,
        first().place(),
        last().printed(),
        last().why());
  }

  /// Returns how many turns each shown one stands for.
  int times() {
    return first().kind() == Turn.Kind.LIBRARY ? turns.size() : 1;
  }
}
