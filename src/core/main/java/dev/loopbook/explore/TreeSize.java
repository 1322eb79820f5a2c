package dev.loopbook.explore;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How large a tree of orders is, as random descents suggest it: first a few, to see whether it's
/// worth a look at all, and more of them where that is in doubt.
final class TreeSize {

  private static final int FEW = 10;

  private static final int MANY = 1_000;

  /// An estimate may cost so many callbacks, if it has at least some descents.
  private static final long EFFORT = 60_000;

  private static final int FEWEST = 50;

  private final Function<RunResult, String> key;
  private final long most;
  private final List<Trials> trials;
  private final long callbacks;
  private final ExplorationProgress progress;

  private final double[] probes = new double[FEW];
  private @Nullable Estimate estimate;

  /// @param most beyond how many orders a tree counts as large
  /// @param callbacks how many callbacks a run has
  TreeSize(
      Function<RunResult, String> key,
      long most,
      List<Trials> trials,
      long callbacks,
      ExplorationProgress progress) {
    this.key = key;
    this.most = most;
    this.trials = trials;
    this.callbacks = callbacks;
    this.progress = progress;
    for (var i = 0; i < FEW; i++) {
      var random = RandomWalk.random(0, -i);
      var run = trials.getFirst().run((_, options) -> random.nextInt(options));
      probes[i] = Estimate.product(run.choices());
    }
    Arrays.sort(probes);
  }

  /// Returns false if it's no use to walk the tree: half of some random paths have a hundred times
  /// more orders beside them than are allowed, or many of them agree that there are too many. The
  /// mean of all such paths is the size of the tree, so a small one would hardly look like that.
  boolean mayBeSmall() {
    if (probes[FEW - 1] <= most) {
      return true;
    }
    if (probes[FEW / 2] > 100.0 * most) {
      return false;
    }
    var estimate = estimate();
    return estimate.orders() - 3 * estimate.error() <= most;
  }

  /// Returns about how many orders there are, from those few descents.
  double expected() {
    return Arrays.stream(probes).average().orElseThrow();
  }

  Estimate estimate() {
    var known = estimate;
    if (known != null) {
      return known;
    }
    var descents = Math.clamp(EFFORT / Math.max(1, callbacks), FEWEST, MANY);
    var sum = new Estimate.Sum();
    new RandomWalk(new Tally(key), 0, progress).walk(trials, descents, sum);
    var made = sum.estimate();
    estimate = made;
    return made;
  }
}
