package dev.loopbook.explore;

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
      RacingStep.include(steps, step.setIn(), step.past());
      var isNew = n + 1 == steps.size() || steps.get(n + 1).firstEvent() > known;
      for (var i = n - 1; i >= 0; i--) {
        var earlier = steps.get(i);
        if (!step.past().get(i) && earlier.conflictsWith(step, dependence)) {
          if (isNew && earlier.node() >= 0) {
            path.get(earlier.node()).tryOneOf(RacingStep.initials(steps, i, n));
          }
          RacingStep.include(steps, i, step.past());
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
}
