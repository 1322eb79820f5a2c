package dev.loopbook.explore;

import java.util.Comparator;

/// One outcome of a program, over all the orders that were run.
///
/// @param key by what it was told apart from others
/// @param result one result of this kind
/// @param count how many orders led to it, or how many classes of orders where the walk was reduced
/// @param nearest the order nearest to first in, first out that did
public record Found(String key, RunResult result, long count, Order nearest) {

  static final Comparator<Found> BY_COUNT =
      Comparator.comparing((Found found) -> !found.nearest.equals(Order.fifo()))
          .thenComparing(Comparator.comparingLong(Found::count).reversed())
          .thenComparing(Found::nearest);
}
