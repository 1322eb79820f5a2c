package dev.loopbook.explore;

import java.util.function.IntUnaryOperator;

/// The judgments on which the reduction rests: which callbacks can't change places.
///
/// To judge two callbacks independent that aren't loses outcomes, and nothing in a report would
/// show it. So these judgments can be replaced: a test replaces them by wrong ones, one at a time,
/// and sees that comparing with a whole walk notices each.
interface Dependence {

  /// The relation as it is.
  Dependence TRUE = new Dependence() {};

  /// Returns whether accesses to an object count.
  default boolean counts(Object owner) {
    return true;
  }

  /// Returns what stands for a value that was written; the same number means that nobody can tell
  /// the values apart, [Footprint#UNKNOWN] that somebody might.
  default int value(int number) {
    return number;
  }

  /// Returns whether one callback had to see, or to destroy, what the other left.
  default boolean conflict(Footprint earlier, Footprint later) {
    return earlier.conflictsWith(later);
  }

  /// Returns whether a timer that a step cancelled might have fired in place of that step's.
  default boolean triesWhatWasCancelled() {
    return true;
  }

  /// Returns whether it makes a difference what comes before the end of a run of the loop.
  default boolean endsMatter() {
    return true;
  }

  /// Returns whether it makes a difference to a step of a timer who counts last.
  default boolean countsMatter() {
    return true;
  }

  /// Returns whether a callback stays asleep when another has run.
  ///
  /// @param madeIn in which event of its run an object was made
  default boolean sleepsThrough(Sleeper sleeper, Footprint ran, IntUnaryOperator madeIn) {
    return !conflict(sleeper.known(), ran) && !sleeper.mayMeetUnknown(ran, madeIn);
  }
}
