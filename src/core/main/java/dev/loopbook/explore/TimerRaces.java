package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds the timers of a run that could make a difference by firing earlier.
final class TimerRaces {

  private TimerRaces() {}

  /// Finds which steps race, and makes sure that each comes first once. Steps before the clock was
  /// overruled need no looking for: there, everything is tried.
  ///
  /// @param known how many events of the run are the same as in the last one
  static void find(List<TimerStep> steps, int known, List<Node> path, Dependence dependence) {
    for (var n = 0; n < steps.size(); n++) {
      var step = steps.get(n);
      include(steps, step.setIn(), step.past());
      var isNew = n + 1 == steps.size() || steps.get(n + 1).firstEvent() > known;
      for (var i = n - 1; i >= 0; i--) {
        var earlier = steps.get(i);
        if (!step.past().get(i) && earlier.conflictsWith(step, dependence)) {
          if (isNew && earlier.node() >= 0) {
            path.get(earlier.node()).tryOneOf(initials(steps, i, n));
          }
          include(steps, i, step.past());
        }
      }
      if (isNew && step.node() >= 0) {
        var node = path.get(step.node());
        if (dependence.triesWhatWasCancelled()) {
          step.prevented().forEach(node::tryIfPossible);
        }
        if (step.ends() && dependence.endsMatter()) {
          node.tryAll();
        }
      }
    }
  }

  private static void include(List<TimerStep> steps, int earlier, BitSet past) {
    if (earlier >= 0) {
      past.set(earlier);
      past.or(steps.get(earlier).past());
    }
  }

  /// Returns the timers that could fire in the place of step `first` so that step `second` comes
  /// before it; as in [ReducedWalk], where it's callbacks.
  private static List<Integer> initials(List<TimerStep> steps, int first, int second) {
    var before = new BitSet();
    var initials = new ArrayList<Integer>();
    for (var i = first + 1; i <= second; i++) {
      var step = steps.get(i);
      if (i < second && step.past().get(first)) {
        continue;
      }
      if (!step.past().intersects(before)) {
        initials.add(step.timer());
      }
      before.set(i);
    }
    return initials;
  }
}
