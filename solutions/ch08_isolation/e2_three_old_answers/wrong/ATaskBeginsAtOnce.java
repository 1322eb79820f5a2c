// rejected by aLoopByHand: this is not what the program does
package ch08_isolation.e2_three_old_answers;

import java.util.List;

/// The lines of each program, in the order in which they are written. Put yours in place of `?`.
final class Answer {
  private Answer() {}

  /// Choose from: letter, postman out, set up, test. Not all need to occur.
  static final List<String> LOOP_PER_CALL =
      List.of("set up", "postman out", "test");

  /// Choose from: first test, between, reminder, second test.
  static final List<String> ONE_LOOP_FOR_ALL =
      List.of("first test", "between", "reminder", "second test");

  /// Choose from: connected, set up, test, disconnected, closed.
  static final List<String> LOOP_BY_HAND =
      List.of("connected", "set up", "test", "closed");
}
