package dev.loopbook.step;

import dev.loopbook.program.CodePlace;

/// Something that a program is stopped for, besides the goal of a step.
///
/// Tasks are named as people type them: by name, by `#7`, or by a pattern such as `cons*`.
public sealed interface StopRule {

  /// A task is the next to run. The program stops before that.
  record TaskIsNext(String task) implements StopRule {}

  /// A task has had a turn.
  record TaskHasRun(String task) implements StopRule {}

  /// A task is done.
  record TaskEnds(String task) implements StopRule {}

  /// The program comes to a line. It stops there, before the line runs.
  record AtLine(CodePlace place) implements StopRule {}

  /// Something of a kind happens.
  record OnEvent(Kind kind) implements StopRule {}

  /// The program prints a text.
  record Prints(String text) implements StopRule {}

  /// A queue has more items than this.
  ///
  /// @param queue its name; `queue` stands for any
  record QueueLonger(String queue, int than) implements StopRule {}

  /// A condition holds, once a callback has ended.
  ///
  /// @param text the condition as it was typed
  record Holds(String text, StopCondition condition) implements StopRule {}

  /// What may happen.
  enum Kind {
    /// A task is made.
    CREATE,
    /// A task is asked to stop.
    CANCEL,
    /// A task or a callback fails.
    FAIL,
    /// A task is done, in whatever way.
    END,
    /// A timer is due.
    TIMER,
    /// Anything is printed.
    PRINT
  }
}
