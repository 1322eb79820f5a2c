// rejected by ordersOfTwoTasks: this is not what the program does
package ch20_all_orders.e1_how_many;

/// Your prediction: how many orders, and how many different results?
final class Answer {
  private Answer() {}

  /// How many orders `racy` has, if any ready callback may be next.
  static final long ORDERS_OF_RACY = 6;

  /// How many different counts `racy` has, if any ready callback may be next.
  static final int RACY_ANY = 2;

  /// How many different counts `racy` has by timing alone.
  static final int RACY_TIMING = 1;

  /// How many different counts `locked` has, if any ready callback may be next.
  static final int LOCKED_ANY = 1;

  /// How many different counts `slow` has, if any ready callback may be next.
  static final int SLOW_ANY = 1;

  /// How many different counts `slow` has by timing alone.
  static final int SLOW_TIMING = 2;
}
