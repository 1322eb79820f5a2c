package dev.loopbook.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
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

  private static final int BRANCHES_FOR_A_SHARE = 64;

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
    return walk(List.of(new Branch(new int[0])), trials);
  }

  /// Walks one of `count` shares of the tree, and returns whether that was possible.
  ///
  /// The tree is cut into many more branches than there are shares, because nobody knows beforehand
  /// how large one is. Whoever cuts it comes to the same branches.
  ///
  /// @param number which share, counted from 1
  boolean walkShare(int number, int count, List<Trials> trials) {
    var branches = branches(trials.getFirst(), count * BRANCHES_FOR_A_SHARE);
    var mine = new ArrayList<Branch>();
    for (var i = number - 1; i < branches.size(); i += count) {
      mine.add(branches.get(i));
    }
    return walk(mine, trials);
  }

  private boolean walk(List<Branch> branches, List<Trials> trials) {
    offered.addAll(branches);
    WalkThreads.share(trials, this::work);
    return budget.isEnough() && !progress.isStopped();
  }

  /// Cuts the tree into at least so many branches, if it has as many.
  private List<Branch> branches(Trials trials, int least) {
    var single = new ArrayList<Branch>(); // of one order
    var large = new ArrayDeque<Branch>(List.of(new Branch(new int[0])));
    while (!large.isEmpty() && single.size() + large.size() < least && goesOn()) {
      var branch = large.remove();
      var path = branch.picks();
      var run = trials.run((choice, _) -> choice < path.length ? path[choice] : 0).choices();
      var choice = path.length;
      while (choice < run.choices() && run.options(choice) == 1) {
        choice++;
      }
      if (choice >= run.choices()) {
        single.add(branch);
        continue;
      }
      for (var pick = 0; pick < run.options(choice); pick++) {
        large.add(new Branch(picks(run, choice, pick)));
      }
    }
    single.addAll(large);
    return single;
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
