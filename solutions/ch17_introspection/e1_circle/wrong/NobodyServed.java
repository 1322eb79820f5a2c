// rejected by platesServed: this is not what the program does
package ch17_introspection.e1_circle;

import java.util.List;

/// What the kitchen looks like at 10 seconds.
final class Answer {
  private Answer() {}

  static final List<String> CIRCLE = List.of("cook", "boy", "waiter");

  static final List<String> BEHIND = List.of("guest");

  static final int SERVED = 0;
}
