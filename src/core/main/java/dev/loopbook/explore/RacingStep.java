package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A step of a run that may race with another: a callback, or a timer that fires.
sealed interface RacingStep permits RanCallback, TimerStep {

  /// Returns which steps before this one must come before it, by their places in the run.
  BitSet past();

  /// Returns the number by which a node knows what would be chosen to have this step next.
  int choice();

  /// Notes that a step must come before another one, along with what must come before that.
  ///
  /// @param earlier its place in the run; less than 0 if there is none
  /// @param past of the later step
  static void include(List<? extends RacingStep> steps, int earlier, BitSet past) {
    if (earlier >= 0) {
      past.set(earlier);
      past.or(steps.get(earlier).past());
    }
  }

  /// Returns what could be chosen in the place of step `first` so that step `second` comes before
  /// it: of those between the two that don't depend on the first, and the second itself, the ones
  /// that depend on no other of them.
  static List<Integer> initials(List<? extends RacingStep> steps, int first, int second) {
    var before = new BitSet();
    var initials = new ArrayList<Integer>();
    for (var i = first + 1; i <= second; i++) {
      var step = steps.get(i);
      if (i < second && step.past().get(first)) {
        continue;
      }
      if (!step.past().intersects(before)) {
        initials.add(step.choice());
      }
      before.set(i);
    }
    return initials;
  }
}
