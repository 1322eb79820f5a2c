package dev.loopbook.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks for an order that fails, and goes no further than that.
final class FailureSearch {

  private static final int MOST_FOR_SHORTENING = 100;

  private static final int PRIORITY_DEPTH = 3;

  private final Trials trials;
  private final Function<RunResult, String> key;
  private final ExplorationProgress progress = new ExplorationProgress();
  private final Trials.Run fifo;
  private long orders;
  private Optional<Found> failure = Optional.empty();

  /// Runs first in, first out: with evidence, as it's a repetition that shouldn't fail.
  FailureSearch(Trials trials, Function<RunResult, String> key) {
    this.trials = trials;
    this.key = key;
    fifo = trials.runWithEvidence(Order.fifo());
    visit(fifo);
  }

  /// Runs every order, unless there are more than `most`.
  Search all(long most) {
    orders = 0; // it runs first in, first out again
    return result(
        new WholeWalk(this::visit, Budget.ofOrders(most), progress).walk(List.of(trials)));
  }

  /// Runs at most so many orders, the nearest first. When half of them are spent, the rest is drawn
  /// at random by `seed`, half uniformly and half by priorities: some mistakes show only when
  /// nearly everything is mixed up.
  Search some(int most, long seed) {
    var near = new DeviationWalk(trials, this::visit, Budget.ofOrders(most / 2), progress);
    if (near.walkPast(fifo) == DeviationWalk.End.WHOLE) {
      return result(true);
    }
    var uniform = (int) (most - orders + 1) / 2;
    new RandomWalk(this::visit, seed, progress).walk(List.of(trials), uniform, new Estimate.Sum());
    var byPriority = (int) (most - orders);
    new PriorityWalk(this::visit, seed, PRIORITY_DEPTH, progress)
        .walk(List.of(trials), byPriority, trials.usualCallbacks());
    return result(false);
  }

  private void visit(Trials.Run run) {
    orders++;
    if (run.result().failed() && failure.isEmpty()) {
      failure = Optional.of(found(run.result(), run.choices().order()));
      progress.stop();
    }
  }

  private Found found(RunResult result, Order order) {
    return new Found(key.apply(result), result, 1, order);
  }

  private Search result(boolean isWhole) {
    return new Search(orders, isWhole && failure.isEmpty(), failure.map(this::nearer));
  }

  private Found nearer(Found found) {
    var shortening = new Shortening(trials, RunResult::failed, MOST_FOR_SHORTENING);
    return found.nearest().deviations() < 2
        ? found
        : found(found.result(), shortening.of(found.nearest()));
  }
}
