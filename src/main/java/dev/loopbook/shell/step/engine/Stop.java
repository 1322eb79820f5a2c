package dev.loopbook.shell.step.engine;

import dev.loopbook.program.Ending;
import java.util.List;
import java.util.Optional;

/// Where stepping stopped.
public sealed interface Stop {

  /// Returns what happened on the way.
  Steps steps();

  /// The program stands, and waits for the next step.
  ///
  /// @param steps what happened on the way
  /// @param where which loop stands, and where in its life
  /// @param timers its first timers, by due time
  /// @param timerCount how many timers it has
  record Standing(Steps steps, Where where, List<TickReport.Timer> timers, int timerCount)
      implements Stop {
    /// Copies the list.
    public Standing {
      timers = List.copyOf(timers);
    }

    /// Returns this stop as if only the last tick had led to it.
    public Standing withLastTick() {
      var ticks = steps.ticks();
      var last = ticks.subList(Math.max(0, ticks.size() - 1), ticks.size());
      return new Standing(new Steps(last, Steps.Skipped.NONE), where, timers, timerCount);
    }
  }

  /// The program is over.
  ///
  /// @param steps what happened on the way
  /// @param how how it ended
  /// @param printed what it printed behind its last loop
  /// @param closingTicks the last ticks, in which only the library tidied up
  /// @param notes sentences on what it left behind
  record Ended(
      Steps steps, Ending how, List<Printed> printed, List<Long> closingTicks, List<String> notes)
      implements Stop {
    /// Copies the lists.
    public Ended {
      printed = List.copyOf(printed);
      closingTicks = List.copyOf(closingTicks);
      notes = List.copyOf(notes);
    }
  }

  /// The program was asked to pause and does not come to a point where it can stand.
  ///
  /// @param steps what happened on the way
  /// @param at the program's line where it is, if it is in its own code
  /// @param isInLoop whether a loop runs, and not what is around it
  record Busy(Steps steps, Optional<Place> at, boolean isInLoop) implements Stop {}
}
