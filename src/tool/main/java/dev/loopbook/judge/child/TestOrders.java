package dev.loopbook.judge.child;

import java.util.Map;
import java.util.Optional;

/// In how many orders of its callbacks a test passed.
///
/// @param orders how many, first in, first out among them
/// @param areAll whether there are no others
public record TestOrders(long orders, boolean areAll) {

  /// Reads what the test kit reports, if it's this.
  static Optional<TestOrders> in(Map<String, String> reported) {
    return number(reported, "passes in all orders")
        .map(orders -> new TestOrders(orders, true))
        .or(
            () ->
                number(reported, "passes in orders, of more")
                    .map(orders -> new TestOrders(orders, false)));
  }

  private static Optional<Long> number(Map<String, String> reported, String key) {
    return Optional.ofNullable(reported.get(key))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  /// Returns what's true of both invocations of a test.
  public TestOrders and(TestOrders other) {
    return new TestOrders(Math.max(orders, other.orders), areAll && other.areAll);
  }
}
