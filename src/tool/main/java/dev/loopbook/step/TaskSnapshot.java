package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// Everything there is to see of a task.
///
/// @param number its number among the run's tasks, from 1
/// @param name what it is called in pictures
/// @param ownName its own name, if that's different
/// @param state how far it has come
/// @param coroutine the name of its coroutine, if that says anything
/// @param madeIn the tick in which it was created
/// @param maker the task that created it, if one did
/// @param madeAt the line that created it, if known
/// @param standsAt the lines where its code is suspended, innermost first; empty if it isn't
/// @param steps how many steps it has begun
/// @param cancelRequests how many requests to cancel it are open
/// @param cancelled who asked to cancel it last, and why that one ran, if anybody did
/// @param lastRun why it ran the last time, if it ran
/// @param heldUp what its wait hangs on
public record TaskSnapshot(
    int number,
    String name,
    Optional<String> ownName,
    State state,
    Optional<String> coroutine,
    long madeIn,
    Optional<String> maker,
    Optional<CodePlace> madeAt,
    List<CodePlace> standsAt,
    int steps,
    int cancelRequests,
    Optional<Cause> cancelled,
    Optional<Cause> lastRun,
    WaitChain heldUp) {

  /// Copies the list.
  public TaskSnapshot {
    standsAt = List.copyOf(standsAt);
  }

  /// How far a task has come.
  public sealed interface State {

    /// It's in the ready queue.
    ///
    /// @param first whether for its first step
    /// @param why who put it there, if known
    record Ready(boolean first, Optional<Cause> why) implements State {}

    /// It's running, and stopped at a line of the program.
    ///
    /// @param at the line, which hasn't run
    record Running(CodePlace at) implements State {}

    /// It waits.
    ///
    /// @param since the tick in which it began to wait
    /// @param what what it waits for
    /// @param due when that's due, in nanoseconds of loop time, if a timer decides
    record Suspended(long since, String what, Optional<Long> due) implements State {}
  }
}
