package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.Optional;

/// A task that's done.
///
/// @param name its name
/// @param how the way it ended
/// @param tick the tick in which it ended
/// @param nanos the loop time at which it ended
/// @param steps the number of steps it took
/// @param madeAt the line that created it, if known
/// @param lastRun why it ran its last step, if known
public record DoneTask(
    String name,
    Turn.Ends how,
    long tick,
    long nanos,
    int steps,
    Optional<CodePlace> madeAt,
    Optional<Cause> lastRun) {}
