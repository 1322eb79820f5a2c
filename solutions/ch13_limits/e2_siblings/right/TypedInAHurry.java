// right: has capitals and blanks of its own
package ch13_limits.e2_siblings;

import java.util.List;

/// The lines of each program, in the order in which they are written. Put yours in place of `?`.
final class Answer {
  private Answer() {}

  /// Choose from: a is out, b is out, c is out, all done, caught, the end. Not all need to occur.
  static final List<String> GATHERED =
      List.of("b is out", "caught", "A  is out ", "c is out", "the end");

  /// Choose from the same.
  static final List<String> GROUPED =
      List.of("b is out", "A  is out ", "c is out", "caught", "the end");

  /// Choose from: slow, quick, medium.
  static final List<String> LIMITED = List.of("quick", "slow", "medium");
}
