package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.watch.Finding;
import java.util.List;
import java.util.Optional;

/// What came of a stepping command.
public sealed interface StepResult {

  /// Returns what happened on the way.
  Steps steps();

  /// Returns a sentence about output that was dropped on the way because there was too much of it.
  Optional<String> capNotice();

  /// The program is paused and waits for the next step.
  ///
  /// @param steps what happened on the way
  /// @param where which loop is paused, and how far it has come
  /// @param printed what was printed outside any loop in the meantime
  /// @param timers its first timers, by due time
  /// @param timerCount how many timers it has
  /// @param capNotice a sentence on lost output
  record Paused(
      Steps steps,
      LoopStatus where,
      List<PrintedText> printed,
      List<TickReport.Timer> timers,
      int timerCount,
      Optional<String> capNotice)
      implements StepResult {
    /// Copies the lists.
    public Paused {
      printed = List.copyOf(printed);
      timers = List.copyOf(timers);
    }

    /// Returns this result as if only the last tick had led to it.
    public Paused withLastTick() {
      var ticks = steps.ticks();
      var last = ticks.subList(Math.max(0, ticks.size() - 1), ticks.size());
      return new Paused(
          new Steps(last, Steps.Skipped.NONE), where, List.of(), timers, timerCount, capNotice);
    }
  }

  /// The program has ended.
  ///
  /// @param steps what happened on the way
  /// @param how the way it ended
  /// @param printed what it printed after its last loop
  /// @param ranLoop whether it ran a loop at all
  /// @param closingTicks the last ticks, in which only the library cleaned up
  /// @param findings what it left undone
  /// @param notes sentences about threads it left behind
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

  /// The program was asked to pause and doesn't come to a point where it can.
  ///
  /// @param steps what happened on the way
  /// @param at the line it's at, if it's in its own code
  /// @param isInLoop whether it's in a loop, and not in the code around one
  /// @param threads a line for each other thread that is in its code: it may wait for these
  /// @param capNotice a sentence on lost output
  record Busy(
      Steps steps,
      Optional<CodePlace> at,
      boolean isInLoop,
      List<String> threads,
      Optional<String> capNotice)
      implements StepResult {}
}
