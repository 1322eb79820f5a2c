package dev.loopbook.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs every order there is, depth first, unless there are too many.
///
/// A walk needs no memory of the tree but the path that it stands on: the next order is the present
/// one up to its deepest choice that has an option left, and that option there.
///
/// Several threads share the tree like this: whoever runs out of work asks, and one who has some
/// gives away the untried options of its shallowest choice, which are likely the biggest part. The
/// counts of the parts add up to the same whole, however it was divided.
final class WholeWalk {

  private final Consumer<Trials.Run> visitor;
  private final Budget budget;
  private final ExplorationProgress progress;
  private final Deque<Branch> offered = new ArrayDeque<>(); // guarded by this
  private int atWork; // guarded by this
  private volatile int idle; // written under this, read by those who might give

  /// A part of the tree: all orders that begin with these picks.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Branch(int[] picks) {}

  /// @param visitor gets each order that was run, from any of the threads
  WholeWalk(Consumer<Trials.Run> visitor, Budget budget, ExplorationProgress progress) {
    this.visitor = visitor;
    this.budget = budget;
    this.progress = progress;
  }

  /// Returns whether the whole tree was walked; not so if it has more orders than were allowed, or
  /// somebody stopped it.
  ///
  /// @param trials one for each thread that shall walk
  boolean walk(List<Trials> trials) {
    offered.add(new Branch(new int[0]));
    WalkThreads.share(trials, this::work);
    return budget.isEnough() && !progress.isStopped();
  }

  private void work(Trials trials) {
    try {
      for (var branch = next(); branch != null; branch = next()) {
        walk(branch, trials);
        done();
      }
    } catch (Throwable e) {
      stop(); // the others shall not wait for what this one would have given them
      throw e;
    }
  }

  private synchronized @Nullable Branch next() {
    idle++;
    try {
      while (offered.isEmpty() && atWork > 0 && goesOn()) {
        wait();
      }
      if (offered.isEmpty() || !goesOn()) {
        notifyAll();
        return null;
      }
      atWork++;
      return offered.pop();
    } catch (InterruptedException _) {
      progress.stop();
      Thread.currentThread().interrupt();
      return null;
    } finally {
      idle--;
    }
  }

  private synchronized void done() {
    atWork--;
    notifyAll();
  }

  private synchronized void stop() {
    progress.stop();
    notifyAll();
  }

  private boolean goesOn() {
    return budget.isEnough() && !progress.isStopped();
  }

  private void walk(Branch branch, Trials trials) {
    var fixed = branch.picks().length;
    var plan = branch.picks();
    while (goesOn()) {
      if (!budget.takeOrder()) {
        return;
      }
      var path = plan;
      var run = trials.run((choice, _) -> choice < path.length ? path[choice] : 0);
      var choices = run.choices();
      budget.spend(choices.callbacks());
      visitor.accept(run);
      progress.ran();
      if (idle > 0) {
        fixed = giveAway(choices, fixed);
      }
      var deepest = choices.choices() - 1;
      while (deepest >= fixed && choices.pick(deepest) + 1 >= choices.options(deepest)) {
        deepest--;
      }
      if (deepest < fixed) {
        return;
      }
      plan = picks(choices, deepest, choices.pick(deepest) + 1);
    }
  }

  /// Offers the untried options of the shallowest choice below `fixed`; returns where one's own
  /// part of the tree begins then.
  private synchronized int giveAway(RecordingChooser run, int fixed) {
    if (!offered.isEmpty()) {
      return fixed;
    }
    for (var choice = fixed; choice < run.choices(); choice++) {
      if (run.pick(choice) + 1 < run.options(choice)) {
        for (var pick = run.options(choice) - 1; pick > run.pick(choice); pick--) {
          offered.push(new Branch(picks(run, choice, pick)));
        }
        notifyAll();
        return choice + 1;
      }
    }
    return fixed;
  }

  private static int[] picks(RecordingChooser run, int until, int pick) {
    var picks = new int[until + 1];
    for (var i = 0; i < until; i++) {
      picks[i] = run.pick(i);
    }
    picks[until] = pick;
    return picks;
  }
}
