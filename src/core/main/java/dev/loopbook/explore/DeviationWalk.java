package dev.loopbook.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Runs all orders with at most so many deviations from first in, first out, each once.
///
/// Most races need only one or two (delay-bounded scheduling: M. Emmi, S. Qadeer, Z. Rakamarić,
/// "Delay-bounded scheduling", 2011), and there are few such orders: with n choices of m options
/// about (n·m)^k. Fewer deviations come first, so that the first failure found is among the
/// shortest.
///
/// Each round goes through the orders of the rounds before it again, for what there is to choose
/// after them. That is remembered, as far as memory allows: where there are only some dozens of
/// orders, every third run would be a repetition.
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

  /// How many choices of earlier runs are remembered: a few megabytes of them.
  private static final int MOST_REMEMBERED = 200_000;

  private final Trials trials;
  private final ExplorationProgress progress;
  private final Consumer<Trials.Run> visitor;
  private final Budget budget;
  private int completed = -1;
  private long visited;
  private final Map<Order, RecordingChooser> choicesAfter = new HashMap<>(); // a prefix
  private int remembered;

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
    remember(Order.fifo(), fifo.choices());
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

  /// Runs an order, and shows it to the visitor.
  private boolean visit(int[] prefix) {
    var run = run(prefix);
    budget.takeOrder();
    visited++;
    visitor.accept(run);
    return true;
  }

  private Trials.Run run(int[] prefix) {
    progress.ran();
    var run = trials.run((choice, _) -> choice < prefix.length ? prefix[choice] : 0);
    budget.spend(run.choices().callbacks());
    remember(orderOf(prefix), run.choices());
    return run;
  }

  private void remember(Order prefix, RecordingChooser choices) {
    if (remembered < MOST_REMEMBERED) {
      choicesAfter.put(prefix, choices);
      remembered += choices.room();
    }
  }

  private static Order orderOf(int[] prefix) {
    return new Order(Arrays.stream(prefix).boxed().toList());
  }

  /// Returns what there is to choose after a prefix. The budget is charged for a run even if it's
  /// remembered, so that no report depends on how much is.
  private RecordingChooser choicesAfter(int[] prefix) {
    var known = choicesAfter.get(orderOf(prefix));
    if (known == null) {
      return run(prefix).choices();
    }
    budget.spend(known.callbacks());
    return known;
  }

  /// Runs the orders that begin with `prefix` and deviate `more` times after it. Returns false if
  /// it had to stop before the last.
  private boolean walk(int[] prefix, int more) {
    if (budget.orders() <= 0 || progress.isStopped()) {
      return false;
    }
    if (more == 0) {
      return visit(prefix);
    }
    var choices = choicesAfter(prefix);
    for (var choice = prefix.length; choice < choices.choices(); choice++) {
      for (var pick = 1; pick < choices.options(choice); pick++) {
        var longer = Arrays.copyOf(prefix, choice + 1);
        longer[choice] = pick;
        if (!walk(longer, more - 1)) {
          return false;
        }
      }
    }
    return true;
  }
}
