package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// All that can be seen of a task.
///
/// @param name what it is called in pictures
/// @param ownName its own name, where that is another one
/// @param state how far it has come
/// @param coroutine the name of what it runs, if that says something
/// @param madeIn the tick in which it was made
/// @param maker the task that made it, if one did
/// @param madeAt the line that made it, if known
/// @param standsAt the lines where its code stands, innermost first; empty unless it is suspended
/// @param steps how many steps it has begun
/// @param cancelRequests how many requests to stop it are open
/// @param lastRun why it ran the last time, if it ran
public record TaskSnapshot(
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
    Optional<Cause> lastRun) {

  /// Copies the list.
  public TaskSnapshot {
    standsAt = List.copyOf(standsAt);
  }

  /// How far a task has come.
  public sealed interface State {

    /// It stands in the ready queue.
    ///
    /// @param first whether for its first step
    /// @param why who put it there, if known
    record Ready(boolean first, Optional<Cause> why) implements State {}

    /// It waits.
    ///
    /// @param since the tick in which it began to
    /// @param what what for
    /// @param due when that comes, in nanoseconds of loop time, if a timer will bring it
    record Suspended(long since, String what, Optional<Long> due) implements State {}
  }
}
