package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.List;

/// Runs one order of each class whose members nobody can tell apart.
///
/// Two neighbours in an order may change places if neither queued the other and neither wrote what
/// the other read or wrote; everything comes out the same. Orders that lead into each other by such
/// swaps form a class (A. Mazurkiewicz, 1977), and one of each is enough to see every outcome.
///
/// Which others are needed is found out on the way. After each run the walk looks for *races*:
/// pairs of callbacks that touch the same thing, with nothing between them that forces their order.
/// For each it makes sure that, where the first of the pair ran, something is tried with which the
/// second can come first. That is source-DPOR (P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas,
/// "Optimal dynamic partial order reduction", 2014), with one-shot callbacks in place of threads: a
/// callback's turn is atomic, it becomes able to run when somebody queues it, and a cancelled one
/// is a turn that reads only its own cancellation.
///
/// *Sleep sets* (P. Godefroid, 1996) keep it from walking one class twice: what was tried at a node
/// sleeps in the orders that are tried there later, until something runs that it could not change
/// places with.
///
/// A timer fires only when nothing is ready, so all that ran before stays before it. Where it is a
/// choice which one does, what changes places is a whole [TimerStep]: everything from there until
/// nothing is ready again. Two steps are independent if no callback of one and no callback of the
/// other conflict, neither sets or cancels the other's timer, and neither ends a run of the loop. A
/// timer that was cancelled never fires, so nothing would show that it races with its cancellation:
/// where it could have fired instead, it is tried. The timers of a program that looks at the clock
/// are no part of the reduction, as each of them moves the time; then every option is tried.
///
/// Where no model of this kind fits, a run ends with [Irreducible], and the walk promises nothing.
final class ReducedWalk {

  /// How a walk ended.
  enum End {
    /// Every class was seen.
    COMPLETE,
    /// There are more than were allowed, or somebody stopped it.
    CUT_SHORT
  }

  /// So many looks for a race cost about as much as running a callback.
  private static final long LOOKS = 64;

  private final Trials trials;
  private final Freedom freedom;
  private final Dependence dependence;
  private final Tally tally;
  private final ExplorationProgress progress;
  private final ValueNumbers values = new ValueNumbers();
  private final Budget budget;
  private List<RanCallback> lastEvents = List.of();
  private boolean reducesTimers;

  ReducedWalk(
      Trials trials, Freedom freedom, Tally tally, Budget budget, ExplorationProgress progress) {
    this(trials, freedom, Dependence.TRUE, tally, budget, progress);
  }

  ReducedWalk(
      Trials trials,
      Freedom freedom,
      Dependence dependence,
      Tally tally,
      Budget budget,
      ExplorationProgress progress) {
    this.trials = trials;
    this.freedom = freedom;
    this.reducesTimers = freedom.ordersTimers();
    this.dependence = dependence;
    this.tally = tally;
    this.budget = budget;
    this.progress = progress;
  }

  /// Walks the whole tree.
  ///
  /// @throws Irreducible if an order does something that the reduction has no model for
  End walk() {
    try {
      return walkTree();
    } catch (TimeRead _) {
      reducesTimers = false;
      lastEvents = List.of();
      tally.clear();
      return walkTree();
    }
  }

  private End walkTree() {
    var path = new ArrayList<Node>();
    do {
      if (!budget.takeOrder() || progress.isStopped()) {
        return End.CUT_SHORT;
      }
      run(path);
    } while (backtrack(path));
    return End.COMPLETE;
  }

  private void run(List<Node> path) {
    var given = path.size();
    var known = path.isEmpty() ? List.<RanCallback>of() : known(path.getLast());
    var run =
        new ReducedRun(
            freedom, reducesTimers, path, known, values, dependence, trials.mostCallbacks());
    try {
      var ran = trials.runReduced(run);
      if (!run.isRedundant()) {
        tally.accept(ran);
      }
      progress.ran();
    } catch (Redundant _) {
      // no result, but its races count all the same
    }
    run.requireReducible();
    var events = run.events();
    lastEvents = events;
    for (var event : events.subList(known.size(), events.size())) {
      if (event.node() >= Math.max(0, given - 1)) {
        path.get(event.node()).noteTried(event.footprint(), run::madeIn);
      }
    }
    dropNodesWithoutEvents(path, given, events);
    if (reducesTimers) {
      noteSteps(run, path, known.size());
      TimerRaces.find(run.steps(), known.size(), path, dependence);
    } else {
      noteTimersTried(path, given);
    }
    for (var n = known.size(); n < events.size(); n++) {
      findRaces(events, n, path);
    }
    if (freedom.ordersCallbacks()) {
      run.requireEndingsInOrder();
    }
    budget.spend(run.callbacks() + (long) events.size() * (events.size() - known.size()) / LOOKS);
  }

  /// Returns what ran before a node: the same events as last time, with the same races, which need
  /// not be looked for again.
  private List<RanCallback> known(Node node) {
    return List.copyOf(lastEvents.subList(0, node.event()));
  }

  // A run that was broken off may have chosen something that never ran.
  private static void dropNodesWithoutEvents(List<Node> path, int given, List<RanCallback> events) {
    var last = events.stream().mapToInt(RanCallback::node).max().orElse(-1);
    while (path.size() > given && path.size() > last + 1 && !path.getLast().isOfTimers()) {
      path.removeLast();
    }
    var chosen = path.isEmpty() ? null : path.getLast();
    if (path.size() > last + 1 && chosen != null && !chosen.isOfTimers()) {
      chosen.noteBrokenOff();
    }
  }

  private static void noteSteps(ReducedRun run, List<Node> path, int known) {
    var steps = run.steps();
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var end = i + 1 < steps.size() ? steps.get(i + 1).firstEvent() : Integer.MAX_VALUE;
      if (step.node() >= 0 && end > known) {
        if (step.ends() || run.isEndless()) {
          path.get(step.node()).noteBrokenOff();
        } else {
          path.get(step.node()).noteTried(step.footprint(), run::madeIn);
        }
      }
    }
    // A run may have been broken off before the timer fired that was chosen last.
    if (!path.isEmpty() && path.getLast().isOfTimers() && !path.getLast().hasTriedChosen()) {
      path.getLast().noteBrokenOff();
    }
  }

  private static void noteTimersTried(List<Node> path, int given) {
    for (var i = Math.max(0, given - 1); i < path.size(); i++) {
      if (path.get(i).isOfTimers()) {
        path.get(i).noteTried(Footprint.NONE, _ -> -1);
      }
    }
  }

  /// Finds what must come before event `n`, and with whom it races.
  private void findRaces(List<RanCallback> events, int n, List<Node> path) {
    var event = events.get(n);
    var past = event.past();
    past.set(0, Math.min(n, event.barrier()));
    RacingStep.include(events, event.cause(), past);
    for (var i = n - 1; i >= 0; i--) {
      if (!past.get(i) && dependence.conflict(events.get(i).footprint(), event.footprint())) {
        if (events.get(i).node() >= 0) {
          path.get(events.get(i).node()).tryOneOf(RacingStep.initials(events, i, n));
        }
        RacingStep.include(events, i, past);
      }
    }
  }

  /// Goes back to the deepest node that has something left to try, and chooses it there.
  private static boolean backtrack(List<Node> path) {
    while (!path.isEmpty()) {
      if (path.getLast().chooseNext()) {
        return true;
      }
      path.removeLast();
    }
    return false;
  }
}
