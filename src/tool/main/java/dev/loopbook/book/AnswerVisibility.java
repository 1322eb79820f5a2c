package dev.loopbook.book;

/// Whether an output that answers a question is shown.
public enum AnswerVisibility {
  /// Replaced by a hint on how to find out.
  HIDDEN,
  /// Shown below a rule that marks it as the answer.
  SHOWN
}
