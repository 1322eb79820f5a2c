package dev.loopbook.explore;

/// Says what is picked at a choice, by its number alone.
@FunctionalInterface
interface Picker {

  /// Returns the pick, at least 0 and less than `options`.
  ///
  /// @param choice which choice of the run this is, from 0
  /// @param options how many things could happen next, at least 2
  int pick(int choice, int options);

  /// Returns what follows `order`. A pick that a run doesn't offer, because the order belongs to
  /// another program, becomes the last one that it does.
  static Picker following(Order order) {
    return (choice, options) -> Math.min(order.pick(choice), options - 1);
  }
}
