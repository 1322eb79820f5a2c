package dev.loopbook.explore;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Runs orders drawn at random: at each choice every option is as likely.
///
/// The n-th order is a pure function of the seed and n, so it doesn't matter which thread runs it,
/// or whether others ran before.
final class RandomWalk {

  /// How many orders are run before their sizes are added up: what is kept of an order must not
  /// grow with their number.
  private static final int BLOCK = 4_096;

  private final Consumer<Trials.Run> visitor;
  private final ExplorationProgress progress;
  private final long seed;

  RandomWalk(Consumer<Trials.Run> visitor, long seed, ExplorationProgress progress) {
    this.visitor = visitor;
    this.seed = seed;
    this.progress = progress;
  }

  /// Returns whether `count` orders were run; not so if somebody stopped it.
  ///
  /// @param trials one for each thread that shall walk
  /// @param estimate the tree's size as these orders suggest it, if somebody wants that
  boolean walk(List<Trials> trials, int count, Estimate.Sum estimate) {
    for (var first = 0; first < count && !progress.isStopped(); first += BLOCK) {
      block(trials, first, Math.min(count - first, BLOCK), estimate);
    }
    return !progress.isStopped();
  }

  private void block(List<Trials> trials, int first, int count, Estimate.Sum estimate) {
    var products = new double[count];
    WalkThreads.share(
        trials,
        count,
        progress,
        (each, i) -> {
          var run = each.run(picker(first + i));
          visitor.accept(run);
          products[i] = Estimate.product(run.choices());
        });
    // In the order of their numbers: sums of doubles depend on it.
    for (var product : products) {
      if (product > 0) { // else it wasn't run
        estimate.add(product);
      }
    }
  }

  private Picker picker(int number) {
    var random = random(seed, number);
    return (_, options) -> random.nextInt(options);
  }

  /// Returns the source of chance of the order `number`.
  static SplittableRandom random(long seed, int number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
  }
}
