package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.watch.Finding;
import java.util.List;
import java.util.Optional;

/// Where stepping stopped.
public sealed interface StepResult {

  /// Returns what happened on the way.
  Steps steps();

  /// Returns a sentence on output that was lost on the way because there was too much of it.
  Optional<String> capNotice();

  /// The program stands, and waits for the next step.
  ///
  /// @param steps what happened on the way
  /// @param where which loop stands, and where in its life
  /// @param printed what was printed since outside of any loop
  /// @param timers its first timers, by due time
  /// @param timerCount how many timers it has
  /// @param capNotice a sentence on lost output
  record Standing(
      Steps steps,
      LoopStatus where,
      List<PrintedText> printed,
      List<TickReport.Timer> timers,
      int timerCount,
      Optional<String> capNotice)
      implements StepResult {
    /// Copies the lists.
    public Standing {
      printed = List.copyOf(printed);
      timers = List.copyOf(timers);
    }

    /// Returns this stop as if only the last tick had led to it.
    public Standing withLastTick() {
      var ticks = steps.ticks();
      var last = ticks.subList(Math.max(0, ticks.size() - 1), ticks.size());
      return new Standing(
          new Steps(last, Steps.Skipped.NONE), where, List.of(), timers, timerCount, capNotice);
    }
  }

  /// The program is over.
  ///
  /// @param steps what happened on the way
  /// @param how how it ended
  /// @param printed what it printed behind its last loop
  /// @param ranLoop whether it ran a loop at all
  /// @param closingTicks the last ticks, in which only the library tidied up
  /// @param findings what it left undone
  /// @param notes sentences on threads that it left behind
  /// @param capNotice a sentence on lost output
  record Ended(
      Steps steps,
      Ending how,
      List<PrintedText> printed,
      boolean ranLoop,
      List<Long> closingTicks,
      List<Finding> findings,
      List<String> notes,
      Optional<String> capNotice)
      implements StepResult {
    /// Copies the lists.
    public Ended {
      printed = List.copyOf(printed);
      closingTicks = List.copyOf(closingTicks);
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }
  }

  /// The program was asked to pause and does not come to a point where it can stand.
  ///
  /// @param steps what happened on the way
  /// @param at the program's line where it is, if it is in its own code
  /// @param isInLoop whether a loop runs, and not what is around it
  /// @param capNotice a sentence on lost output
  record Busy(Steps steps, Optional<CodePlace> at, boolean isInLoop, Optional<String> capNotice)
      implements StepResult {}
}
