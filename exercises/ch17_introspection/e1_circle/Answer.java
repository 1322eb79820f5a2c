package ch17_introspection.e1_circle;

import java.util.List;

/// What the kitchen looks like at 10 seconds. Put your answers in
/// place of the question marks.
final class Answer {
  private Answer() {}

  /// The names of those in the circle, in any order.
  static final List<String> CIRCLE = List.of("?", "?");

  /// The names of those who wait for somebody, but are not in the
  /// circle, in any order. The clock only waits for the time, so it
  /// does not belong here.
  static final List<String> BEHIND = List.of("?");

  /// How many plates were served.
  static final int SERVED = -1;
}
