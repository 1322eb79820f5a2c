package dev.loopbook.book;

/// Whether the answers to questions are shown.
public enum AnswerVisibility {
  /// Replaced by a hint on how to find out.
  HIDDEN,
  /// Shown below a rule that marks it as the answer.
  SHOWN
}
