package dev.loopbook.explore;

import java.util.Optional;

/// What came of looking for an order that fails.
///
/// @param orders how many orders were run, first in, first out among them
/// @param isWhole whether these were all orders that there are
/// @param failure the outcome that failed, with the nearest order that is known to lead to it;
///   `count` is 1
public record Search(long orders, boolean isWhole, Optional<Found> failure) {}
