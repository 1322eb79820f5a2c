package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.Optional;

/// A task that's done.
///
/// @param number its number among the run's tasks, from 1
/// @param name its name
/// @param how the way it ended
/// @param tick the tick in which it ended
/// @param nanos the loop time at which it ended
/// @param steps the number of steps it took
/// @param madeAt the line that created it, if known
/// @param threwAt the line that threw what it failed with, if it failed and that's known
/// @param cancelled who asked to cancel it last, and why that one ran, if anybody did
/// @param lastRun why it ran its last step, if known
public record DoneTask(
    int number,
    String name,
    Turn.Ends how,
    long tick,
    long nanos,
    int steps,
    Optional<CodePlace> madeAt,
    Optional<CodePlace> threwAt,
    Optional<Cause> cancelled,
    Optional<Cause> lastRun) {

  /// Returns it under another name.
  DoneTask named(String other) {
    return new DoneTask(
        number, other, how, tick, nanos, steps, madeAt, threwAt, cancelled, lastRun);
  }
}
