package dev.loopbook.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A program drawn by a seed, walked whole and reduced.
record Reduction(Tally whole, Tally reduced) {

  private static final long MOST = 2_000;

  /// Returns empty if the program has too many orders, or can't be reduced.
  static Optional<Reduction> of(long seed, Freedom freedom, Dependence dependence) {
    return of(new RandomTasks(seed, false), freedom, dependence);
  }

  static Optional<Reduction> of(RandomTasks program, Freedom freedom, Dependence dependence) {
    return of(new Explored(program), freedom, dependence);
  }

  static Optional<Reduction> of(Explored experiment, Freedom freedom, Dependence dependence) {
    return whole(experiment, freedom)
        .flatMap(whole -> reduced(experiment, freedom, dependence, whole));
  }

  /// Walks a program whole; returns empty if it has too many orders.
  static Optional<Tally> whole(Explored experiment, Freedom freedom) {
    var whole = new Tally(RunResult::toString);
    return new WholeWalk(whole, Budget.ofOrders(MOST), new ExplorationProgress())
            .walk(List.of(trials(experiment, freedom)))
        ? Optional.of(whole)
        : Optional.empty();
  }

  /// Walks a program reduced that has been walked whole; returns empty if it can't be reduced.
  static Optional<Reduction> reduced(
      Explored experiment, Freedom freedom, Dependence dependence, Tally whole) {
    var reduced = new Tally(RunResult::toString);
    try {
      new ReducedWalk(
              trials(experiment, freedom),
              freedom,
              dependence,
              reduced,
              Budget.ofOrders(MOST),
              new ExplorationProgress())
          .walk();
    } catch (Irreducible _) {
      return Optional.empty();
    }
    return Optional.of(new Reduction(whole, reduced));
  }

  private static Trials trials(Experiment experiment, Freedom freedom) {
    var trials = Trials.first(experiment, freedom);
    trials.run(Picker.following(Order.fifo()));
    return trials;
  }

  /// Returns the outcomes that the reduction lost.
  Set<String> lost() {
    var lost = keys(whole);
    lost.removeAll(keys(reduced));
    return lost;
  }

  /// Returns the outcomes that the reduction made up.
  Set<String> madeUp() {
    var madeUp = keys(reduced);
    madeUp.removeAll(keys(whole));
    return madeUp;
  }

  private static TreeSet<String> keys(Tally tally) {
    var keys = new TreeSet<String>();
    tally.found().forEach(found -> keys.add(found.key()));
    return keys;
  }
}
