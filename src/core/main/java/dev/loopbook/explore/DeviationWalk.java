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
  private final Budget budget;
  private int completed = -1;
  private long visited;
  private Trials.@Nullable Run fifo; // each round begins with it

  /// @param visitor gets each order that was run
  DeviationWalk(
      Trials trials, Consumer<Trials.Run> visitor, Budget budget, ExplorationProgress progress) {
    this.trials = trials;
    this.visitor = visitor;
    this.budget = budget;
    this.progress = progress;
  }

  /// Returns about how many orders there are with at most so many deviations: as if a deviation
  /// changed nothing of what there is to choose after it.
  static double expected(Trials.Run fifo, int deviations) {
    var ways = 0.0;
    for (var i = 0; i < fifo.choices().choices(); i++) {
      ways += fifo.choices().options(i) - 1;
    }
    var expected = 1.0;
    var exactly = 1.0;
    for (var i = 1; i <= deviations && exactly >= 1; i++) {
      exactly *= (ways - i + 1) / i;
      expected += Math.max(0, exactly);
    }
    return expected;
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
      var before = visited;
      if (!walk(new int[0], exactly)) {
        return End.CUT_SHORT;
      }
      if (visited == before) {
        return End.WHOLE;
      }
      completed = exactly;
    }
    return End.BOUND;
  }

  /// Returns up to how many deviations all orders were run; -1 if not even first in, first out was.
  int completed() {
    return completed;
  }

  private Trials.Run run(int[] prefix) {
    progress.ran();
    var run = trials.run((choice, _) -> choice < prefix.length ? prefix[choice] : 0);
    budget.spend(run.choices().callbacks());
    return run;
  }

  // Runs the orders that begin with `prefix` and deviate `more` times after it. On the way down
  // each prefix runs again, to learn what there is to choose: a small part of the whole.
  private boolean walk(int[] prefix, int more) {
    if (budget.orders() <= 0 || progress.isStopped()) {
      return false;
    }
    var run = prefix.length == 0 && fifo != null ? fifo : run(prefix);
    if (more == 0) {
      budget.takeOrder();
      visited++;
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
