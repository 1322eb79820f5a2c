package dev.loopbook.step;

import dev.loopbook.program.ProgramRun;

/// Something that holds at some moments of a run, and at others doesn't.
@FunctionalInterface
public interface StopCondition {
  /// Returns whether it holds now, on the thread of the program's loop.
  ///
  /// @throws Throwable if that can't be said
  boolean holds(ProgramRun run) throws Throwable;
}
