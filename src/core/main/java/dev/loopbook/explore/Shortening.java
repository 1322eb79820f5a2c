package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Brings an order nearer to first in, first out without losing what it shows.
///
/// It takes deviations back, halves of them first, then smaller parts, then single ones: A. Zeller,
/// R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002. What is left can't do
/// without any single one of its deviations. There may still be a shorter order that this one
/// doesn't lead to.
final class Shortening {

  private final Trials trials;
  private final Predicate<RunResult> shows;
  private int left;

  /// @param shows whether a result is of the kind that must not be lost
  /// @param most how many orders may be run
  Shortening(Trials trials, Predicate<RunResult> shows, int most) {
    this.trials = trials;
    this.shows = shows;
    this.left = most;
  }

  /// Returns the nearest order that it comes to.
  Order of(Order order) {
    var nearest = order;
    for (var part = (order.deviations() + 1) / 2;
        part >= 1;
        part = part == 1 ? 0 : (part + 1) / 2) {
      var from = 0;
      while (from < nearest.deviations() && left > 0) {
        var fewer = run(without(nearest, from, part));
        if (shows.test(fewer.result()) && fewer.choices().order().compareTo(nearest) < 0) {
          nearest = fewer.choices().order();
        } else {
          from += part;
        }
      }
    }
    return nearest;
  }

  private Trials.Run run(Order order) {
    left--;
    return trials.run(Picker.following(order));
  }

  /// Returns the order without so many of its deviations.
  private static Order without(Order order, int from, int count) {
    List<Integer> picks = new ArrayList<>(order.picks());
    var deviation = 0;
    for (var choice = 0; choice < picks.size(); choice++) {
      if (picks.get(choice) > 0) {
        if (deviation >= from && deviation < from + count) {
          picks.set(choice, 0);
        }
        deviation++;
      }
    }
    return new Order(picks);
  }
}
