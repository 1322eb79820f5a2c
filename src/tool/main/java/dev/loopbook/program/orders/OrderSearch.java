package dev.loopbook.program.orders;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.OrderShare;
import dev.loopbook.program.explored.ExploredProgram;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Which orders of a program are to be run. Immutable.
///
/// @param freedom which moments are choices
/// @param most how many orders are run at most in each walk; if not given, as many as a few seconds
///   allow
/// @param deviations if given, only orders with at most so many deviations from first in, first out
/// @param random if given, only so many orders, drawn at random
/// @param seed what those are drawn from
/// @param jobs on how many threads
/// @param by by what outcomes are told apart
public record OrderSearch(
    Freedom freedom,
    OptionalLong most,
    OptionalInt deviations,
    OptionalInt random,
    long seed,
    int jobs,
    OutcomeKind by) {

  /// So many orders, and about so many callbacks in them, are run for a question beside.
  private static final long MOST_BESIDE = 2_000;

  private static final long EFFORT_BESIDE = 200_000;

  /// Returns a search of all orders under another freedom.
  OrderSearch under(Freedom other) {
    return new OrderSearch(other, most, OptionalInt.empty(), OptionalInt.empty(), seed, jobs, by);
  }

  /// Returns a search of the orders with so many deviations.
  OrderSearch near(int few) {
    return new OrderSearch(freedom, most, OptionalInt.of(few), OptionalInt.empty(), seed, jobs, by);
  }

  Exploration explore(ExploredProgram program, ExplorationProgress progress) {
    var explorer = explorer(program, progress);
    return explore(program, most.isPresent() ? explorer.withMost(most.getAsLong()) : explorer);
  }

  /// Runs every order of one of `count` shares; nothing comes of it if it's ended early.
  ///
  /// @param number which share, counted from 1
  public Optional<OrderShare> exploreShare(
      ExploredProgram program, int number, int count, ExplorationProgress progress) {
    return explorer(program, progress).exploreShare(number, count);
  }

  /// As [#explore], to answer a question beside the main one: with little effort.
  Exploration exploreBriefly(ExploredProgram program, ExplorationProgress progress) {
    var orders = Math.min(most.orElse(MOST_BESIDE), MOST_BESIDE);
    return explore(program, explorer(program, progress).withMost(orders, EFFORT_BESIDE));
  }

  private Explorer explorer(ExploredProgram program, ExplorationProgress progress) {
    return Explorer.of(program.experiments())
        .with(freedom)
        .withJobs(jobs)
        .tellingApartBy(by::key)
        .watchedBy(progress);
  }

  private Exploration explore(ExploredProgram program, Explorer explorer) {
    if (deviations.isPresent()) {
      return explorer.exploreDeviations(deviations.getAsInt());
    }
    if (random.isPresent()) {
      return explorer.exploreAtRandom(random.getAsInt(), seed);
    }
    return program
        .unreported()
        .map(explorer::withoutReduction)
        .orElseGet(explorer::withReduction)
        .explore();
  }
}
