package dev.loopbook.book;

/// Whether an output that answers a question is shown.
public enum AnswerVisibility {
  /// In its place stands how to find out.
  HIDDEN,
  /// It is shown below a rule that says so.
  SHOWN
}
