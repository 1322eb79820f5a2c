package dev.loopbook.explore;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// One order of a program's callbacks: which of the candidates is picked at each choice, counted
/// from 0 for the one that first in, first out would take.
///
/// Zeros at the end say nothing and are left out, so first in, first out is the empty list.
/// Compared, the one with fewer deviations comes first, then the one that deviates later and less.
///
/// @param picks a pick for each choice up to the last deviation
public record Order(List<Integer> picks) implements Comparable<Order> {

  private static final Order FIFO = new Order(List.of());

  private static final Comparator<Order> NEAREST_TO_FIFO =
      Comparator.comparingInt(Order::deviations)
          .thenComparingInt(order -> order.picks.size())
          .thenComparing(order -> order.picks, Order::compareInTurn);

  /// Drops the zeros at the end.
  ///
  /// @throws IllegalArgumentException if a pick is negative
  public Order {
    if (picks.stream().anyMatch(pick -> pick < 0)) {
      throw new IllegalArgumentException(picks + " has a negative pick");
    }
    var length = picks.size();
    while (length > 0 && picks.get(length - 1) == 0) {
      length--;
    }
    picks = List.copyOf(picks.subList(0, length));
  }

  /// Returns the order in which callbacks came.
  public static Order fifo() {
    return FIFO;
  }

  /// Returns the pick at a choice, counted from 0.
  public int pick(int choice) {
    return choice < picks.size() ? picks.get(choice) : 0;
  }

  /// Returns how often it deviates from first in, first out.
  public int deviations() {
    return picks.size() - Collections.frequency(picks, 0);
  }

  @Override
  public int compareTo(Order other) {
    return NEAREST_TO_FIFO.compare(this, other);
  }

  private static int compareInTurn(List<Integer> left, List<Integer> right) {
    for (var i = 0; i < left.size(); i++) {
      var here = Integer.compare(left.get(i), right.get(i));
      if (here != 0) {
        return here;
      }
    }
    return 0;
  }
}
