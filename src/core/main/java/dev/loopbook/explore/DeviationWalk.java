package dev.loopbook.explore;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs all orders with at most so many deviations from first in, first out, each once.
///
/// Most races need only one or two (delay-bounded scheduling: M. Emmi, S. Qadeer, Z. Rakamarić,
/// "Delay-bounded scheduling", 2011), and there are few such orders: with n choices of m options
/// about (n·m)^k. Fewer deviations come first, so that the first failure found is among the
/// shortest.
final class DeviationWalk {

  /// How a walk ended.
  enum End {
    /// There is no order with more deviations than the last that were run: these were all.
    WHOLE,
    /// All orders with so many deviations were run.
    BOUND,
    /// There are more than were allowed, or somebody stopped it.
    CUT_SHORT
  }

  private final Trials trials;
  private final ExplorationProgress progress;
  private final Consumer<Trials.Run> visitor;
  private long left;
  private Trials.@Nullable Run fifo; // each round begins with it

  /// @param visitor gets each order that was run
  /// @param most how many orders that are at most
  DeviationWalk(
      Trials trials, Consumer<Trials.Run> visitor, long most, ExplorationProgress progress) {
    this.trials = trials;
    this.visitor = visitor;
    this.left = most;
    this.progress = progress;
  }

  /// Runs the orders with at most `deviations` deviations.
  End walk(int deviations) {
    return walk(0, deviations);
  }

  /// Runs the orders with at least one deviation, first in, first out having been run.
  End walkPast(Trials.Run fifo) {
    this.fifo = fifo;
    return walk(1, Integer.MAX_VALUE);
  }

  private End walk(int fewest, int deviations) {
    for (var exactly = fewest; exactly <= deviations; exactly++) {
      var before = left;
      if (!walk(new int[0], exactly)) {
        return End.CUT_SHORT;
      }
      if (left == before) {
        return End.WHOLE;
      }
    }
    return End.BOUND;
  }

  private Trials.Run run(int[] prefix) {
    progress.ran();
    return trials.run((choice, _) -> choice < prefix.length ? prefix[choice] : 0);
  }

  // Runs the orders that begin with `prefix` and deviate `more` times after it. On the way down
  // each prefix runs again, to learn what there is to choose: a small part of the whole.
  private boolean walk(int[] prefix, int more) {
    if (left <= 0 || progress.isStopped()) {
      return false;
    }
    var run = prefix.length == 0 && fifo != null ? fifo : run(prefix);
    if (more == 0) {
      left--;
      visitor.accept(run);
      return true;
    }
    var choices = run.choices();
    for (var choice = prefix.length; choice < choices.choices(); choice++) {
      for (var pick = 1; pick < choices.options(choice); pick++) {
        var longer = new int[choice + 1];
        System.arraycopy(prefix, 0, longer, 0, prefix.length);
        longer[choice] = pick;
        if (!walk(longer, more - 1)) {
          return false;
        }
      }
    }
    return true;
  }
}
