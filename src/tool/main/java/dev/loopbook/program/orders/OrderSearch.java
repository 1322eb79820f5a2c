package dev.loopbook.program.orders;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Freedom;
import dev.loopbook.program.ExploredProgram;
import java.util.OptionalInt;

/// Which orders of a program are to be run. Immutable.
///
/// @param freedom which moments are choices
/// @param most how many orders are run at most in each walk
/// @param deviations if given, only orders with at most so many deviations from first in, first out
/// @param random if given, only so many orders, drawn at random
/// @param seed what those are drawn from
/// @param jobs on how many threads
/// @param by by what outcomes are told apart
public record OrderSearch(
    Freedom freedom,
    long most,
    OptionalInt deviations,
    OptionalInt random,
    long seed,
    int jobs,
    OutcomeKind by) {

  /// Returns a search of all orders in which any ready callback may be next.
  public static OrderSearch ofAll() {
    return new OrderSearch(
        Freedom.ANY,
        Explorer.USUAL_MOST,
        OptionalInt.empty(),
        OptionalInt.empty(),
        1,
        1,
        OutcomeKind.OUTPUT);
  }

  OrderSearch with(Freedom other, long atMost) {
    return new OrderSearch(other, atMost, deviations, random, seed, jobs, by);
  }

  /// Returns a search of the orders with so many deviations, at most `atMost` of them.
  OrderSearch near(int few, long atMost) {
    return new OrderSearch(
        freedom, atMost, OptionalInt.of(few), OptionalInt.empty(), seed, jobs, by);
  }

  Exploration explore(ExploredProgram program, ExplorationProgress progress) {
    var explorer =
        Explorer.of(program.experiments())
            .with(freedom)
            .withMost(most)
            .withJobs(jobs)
            .tellingApartBy(by::key)
            .watchedBy(progress);
    if (deviations.isPresent()) {
      return explorer.exploreDeviations(deviations.getAsInt());
    }
    if (random.isPresent()) {
      return explorer.exploreAtRandom(random.getAsInt(), seed);
    }
    return (program.unreported().isEmpty() ? explorer.withReduction() : explorer).explore();
  }
}
