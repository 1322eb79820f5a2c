// right: has capitals and blanks of its own
package ch15_patterns.e3_last_words;

import java.util.List;

/// The lines of each program, in the order in which they are written. Put yours in place of `?`.
final class Answer {
  private Answer() {}

  /// Choose from: A, B, begin, behind the for, closed, go on, opened, the end. Not all occur.
  static final List<String> LEFT_EARLY =
      List.of("begin", "opened", "A", " Behind  the for", "closed", "the end");

  /// Choose from: caught, first, second, third. Not all occur.
  static final List<String> STACKED = List.of("second", "first", "caught");

  /// Choose from: early has come, early is done, late has come, late is done.
  static final List<String> TOGETHER =
      List.of("early has come", "late has come", "late is done", "early is done");
}
