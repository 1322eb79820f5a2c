package dev.loopbook.explore;

import java.util.List;
import java.util.Optional;

/// What came of exploring a program.
///
/// @param freedom which moments counted as choices
/// @param method how the tree of orders was walked, which says what the counts mean
/// @param orders how many orders were run and counted
/// @param found the outcomes, that of first in, first out first
/// @param untold how many orders had outcomes beyond the most that are told apart
/// @param fifo the key of what first in, first out came to
/// @param estimate how many orders there are, where they weren't all run
/// @param sample which orders stand for all of them, where there were too many
/// @param irreducible why orders could not be taken for equal, or the empty string
public record Exploration(
    Freedom freedom,
    Method method,
    long orders,
    List<Found> found,
    long untold,
    String fifo,
    Optional<Estimate> estimate,
    Sample sample,
    String irreducible) {

  /// How a tree of orders was walked.
  public enum Method {
    /// Every order was run: the counts are exact.
    WHOLE,
    /// One order of each class was run: the set of outcomes is exact, counts are of classes.
    REDUCED,
    /// All orders with so many deviations were run.
    DEVIATIONS,
    /// Orders were drawn at random.
    RANDOM,
    /// There were too many: those with the fewest deviations were run, and random ones.
    SAMPLED,
    /// Somebody ended it early.
    CUT_SHORT
  }

  /// Keeps its own copy.
  public Exploration {
    found = List.copyOf(found);
  }

  /// Returns whether no other outcome is possible, whatever the order.
  public boolean isProven() {
    return method == Method.WHOLE || method == Method.REDUCED;
  }

  /// Returns whether some order failed.
  public boolean hasFailed() {
    return found.stream().anyMatch(each -> each.result().failed());
  }
}
