package dev.loopbook.step;

/// What came of a change to a paused loop.
public sealed interface ChangeOutcome {

  /// It was made.
  ///
  /// @param words what was done, in words that follow "you": `cancelled upload #2`
  record Made(String words) implements ChangeOutcome {}

  /// It can't be made.
  ///
  /// @param why why not, in a clause
  record Refused(String why) implements ChangeOutcome {}
}
