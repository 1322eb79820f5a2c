package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// One callback's turn in a tick, and what it did.
///
/// @param kind what the callback is
/// @param name who had the turn: the task's or the callback's name
/// @param begins how it began
/// @param deeds what it did to others: the first of it in order, then how much more, and how long
///   it held the loop
/// @param ends how it ended
/// @param after what its end caused
/// @param place the line where the code is now, or where the callback was created, if known
/// @param printed what it printed
/// @param why who queued it, and why that one ran, if known
public record Turn(
    Kind kind,
    String name,
    Begins begins,
    List<Deed> deeds,
    Ends ends,
    List<Deed> after,
    Optional<CodePlace> place,
    List<PrintedText> printed,
    Optional<Cause> why) {

  /// Copies the lists.
  public Turn {
    deeds = List.copyOf(deeds);
    after = List.copyOf(after);
    printed = List.copyOf(printed);
  }

  /// Returns whether one of its deeds was of this kind.
  public boolean did(Class<? extends Deed> kind) {
    for (var deed : deeds) {
      if (kind.isInstance(deed) || (deed instanceof Deed.Unnamed more && more.kind() == kind)) {
        return true;
      }
    }
    return false;
  }

  /// The kind of a callback.
  public enum Kind {
    /// A step of a task.
    TASK,
    /// The program's own callback.
    CALLBACK,
    /// A timer that a task set through the library, as `sleep` does.
    TIMER,
    /// Something the library does between tasks, such as `gather` when one of its tasks is done.
    LIBRARY
  }

  /// How a turn began.
  public sealed interface Begins {

    /// A task's first step.
    ///
    /// @param coroutine the name of its coroutine; empty if that says nothing new
    record Starts(String coroutine) implements Begins {}

    /// A task continued at its `await`.
    record Resumes() implements Begins {}

    /// A task had something thrown at its `await`, or before its first step.
    ///
    /// @param first whether it hadn't started
    /// @param failure what was thrown, in one line
    record Gets(boolean first, String failure) implements Begins {}

    /// A callback was called.
    record Runs() implements Begins {}
  }

  /// What a turn did to others, or to the loop.
  public sealed interface Deed {

    /// It created a task.
    record Made(String task) implements Deed {}

    /// It completed what a task waited for.
    record Woke(String task) implements Deed {}

    /// It cancelled a task.
    record Cancelled(String task) implements Deed {}

    /// It held up the loop for this long.
    record Held(long nanos) implements Deed {}

    /// It did more than anybody would read.
    ///
    /// @param kind of what sort
    /// @param count how many times, besides those that are told one by one
    record Unnamed(Class<? extends Deed> kind, int count) implements Deed {}
  }

  /// How a turn ended.
  public sealed interface Ends {

    /// The task waits.
    ///
    /// @param what what it waits for, in a few words
    record Waits(String what) implements Ends {}

    /// The task gave up its turn and runs again in the next tick.
    record GivesWay() implements Ends {}

    /// The task is done.
    ///
    /// @param value what it returned, as text; empty for nothing
    record Finishes(Optional<String> value) implements Ends {}

    /// The task or the callback threw.
    ///
    /// @param failure what, in one line
    record Fails(String failure) implements Ends {}

    /// The task called `System.exit`.
    record Exits(int status) implements Ends {}

    /// The task was cancelled.
    record IsCancelled() implements Ends {}

    /// The callback returned.
    record Returns() implements Ends {}
  }
}
