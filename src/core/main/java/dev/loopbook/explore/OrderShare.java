package dev.loopbook.explore;

import java.util.List;
import java.util.Optional;

/// What came of one share of a program's orders: a part of the tree that one machine has walked
/// whole while others walk the rest. Every order is in exactly one share.
///
/// @param freedom which moments counted as choices
/// @param orders how many orders were run and counted
/// @param found the outcomes among them
/// @param untold how many orders had outcomes beyond the most that are told apart
/// @param fifo the key of what first in, first out came to, which each share finds out for itself
public record OrderShare(
    Freedom freedom, long orders, List<Found> found, long untold, String fifo) {

  /// Keeps its own copy.
  public OrderShare {
    found = List.copyOf(found);
  }

  /// Puts shares together. What comes out is what one machine would have found that had walked the
  /// whole tree.
  ///
  /// @param shares all shares of one program, each once, in any order
  /// @throws IllegalArgumentException if there are none, or they aren't of one program
  public static Exploration merged(List<OrderShare> shares) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("no shares");
    }
    var first = shares.getFirst();
    var tally = new Tally(RunResult::toString);
    tally.ranksFirst(first.fifo);
    for (var share : shares) {
      if (share.freedom != first.freedom || !share.fifo.equals(first.fifo)) {
        throw new IllegalArgumentException("they aren't shares of one program's orders");
      }
      tally.add(share);
    }
    return new Exploration(
        first.freedom,
        Exploration.Method.WHOLE,
        tally.runs(),
        tally.found(),
        tally.untold(),
        first.fifo,
        Optional.empty(),
        Sample.NONE,
        "");
  }
}
