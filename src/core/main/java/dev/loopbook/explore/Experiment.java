package dev.loopbook.explore;

import dev.loopbook.loop.LoopSetup;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A program that can be run again and again, each time from a fresh start.
///
/// The same order must give the same outcome, whatever ran before it: statics are made anew, and
/// nothing in it looks at the real clock, at unseeded randomness or at threads. [Explorer] notices
/// when that's not so.
@FunctionalInterface
public interface Experiment {

  /// Runs the program once, on this thread, and returns what came of it.
  ///
  /// @param exploring changes the setup that the program's loops are made from; to be applied last
  /// @throws dev.loopbook.loop.LoopEscape what the exploring setup throws to end a run early must
  ///   leave this method as it is
  RunResult run(UnaryOperator<LoopSetup> exploring);

  /// Returns the same program, run without gathering what only explains a failure, if that is
  /// cheaper. Where such a run fails, [#run] has the last word.
  default Optional<Experiment> withoutEvidence() {
    return Optional.empty();
  }

  /// Returns whether the present run is over, though its loops are still being cleaned up, as after
  /// `System.exit`: then the order of what runs makes no difference, and isn't a choice.
  default boolean isOver() {
    return false;
  }
}
