package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// What happened in a tick, or in the part of it that was stepped.
///
/// @param loop the number of the loop among the program's loops, from 1
/// @param tick the number of the tick
/// @param part which part of the tick this is
/// @param fromNanos the loop's time when this part began
/// @param toNanos the loop's time when it ended
/// @param cleanUp whether the main task is done and `run(...)` is cleaning up
/// @param cancelled the remaining tasks that the clean-up cancelled before this tick
/// @param clock what the loop did before it ran anything
/// @param passedOver the ticks before this one in which only the library cleaned up
/// @param news what came from outside: changes that were made to the paused loop, ready I/O, calls
///   from other threads
/// @param fired the timers that were due
/// @param turns the callbacks that ran, in order
/// @param besides what was printed outside the callbacks
/// @param left the callbacks still to run in this tick, if only part of it has run
/// @param ready the callbacks waiting for the next tick
public record TickReport(
    int loop,
    long tick,
    Part part,
    long fromNanos,
    long toNanos,
    boolean cleanUp,
    List<String> cancelled,
    Waited clock,
    List<Long> passedOver,
    List<String> news,
    List<Timer> fired,
    List<Turn> turns,
    List<PrintedText> besides,
    Queue left,
    Queue ready) {

  /// What the news begin with that aren't from outside, but from whoever steps the program.
  public static final String YOU = "you ";

  /// Copies the lists.
  public TickReport {
    cancelled = List.copyOf(cancelled);
    passedOver = List.copyOf(passedOver);
    news = List.copyOf(news);
    fired = List.copyOf(fired);
    turns = List.copyOf(turns);
    besides = List.copyOf(besides);
  }

  /// The part of a tick that a report is about.
  public sealed interface Part {

    /// All of it.
    record Whole() implements Part {}

    /// Some callbacks of it.
    ///
    /// @param first the number of the first of them in the tick, from 1
    /// @param last the number of the last of them
    /// @param of how many callbacks the tick has
    record Callbacks(int first, int last, int of) implements Part {}

    /// What there was before the end of the program, or an error that ends a loop, cut it short.
    record BrokenOff() implements Part {}

    /// What there was before nothing could ever run again.
    ///
    /// @param waiting the tasks that wait forever
    record Deadlock(List<Waiting> waiting) implements Part {
      /// Copies the list.
      public Deadlock {
        waiting = List.copyOf(waiting);
      }
    }
  }

  /// What a loop did in the second phase of a tick, when it polls.
  public enum Waited {
    /// Nothing: something was ready.
    NOT,
    /// Nothing was ready, and virtual time jumped to the next timer.
    JUMPED,
    /// Nothing was ready, and it slept until the next timer.
    SLEPT,
    /// Nothing was ready, and the outside world woke it.
    FOR_OUTSIDE
  }

  /// A timer.
  ///
  /// @param when the loop time at which it is due, in nanoseconds
  /// @param owner the task that set it, or empty
  /// @param what what it's for: `sleep 0.5 s`
  /// @param setIn the tick in which it was set
  /// @param place the line that set it, if known
  public record Timer(
      long when, Optional<String> owner, String what, long setIn, Optional<CodePlace> place) {

    /// Returns its name: `B's sleep 0.5 s`.
    public String called() {
      return owner.map(name -> name + "'s ").orElse("") + what;
    }
  }

  /// A waiting task.
  ///
  /// @param task its name
  /// @param what what it waits for
  /// @param place the line where it's suspended, if known
  public record Waiting(String task, String what, Optional<CodePlace> place) {}

  /// The callbacks in a queue, in order; only the first ones by name.
  ///
  /// @param first the names of the first ones
  /// @param count how many there are
  public record Queue(List<String> first, int count) {
    /// None.
    public static final Queue NONE = new Queue(List.of(), 0);

    /// Copies the list.
    public Queue {
      first = List.copyOf(first);
    }
  }
}
