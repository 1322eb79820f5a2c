package dev.loopbook.explore;

/// Which orders stand for a tree that was too large to be walked.
///
/// @param deviations every order with at most so many deviations from first in, first out was run;
///   -1 if not even that could be
/// @param near how many of the orders with the fewest deviations were run
/// @param random how many were drawn at random
/// @param classes how many were run of which none can be told apart from another
public record Sample(int deviations, long near, long random, long classes) {

  /// The sample of a walk that took none.
  static final Sample NONE = new Sample(-1, 0, 0, 0);
}
