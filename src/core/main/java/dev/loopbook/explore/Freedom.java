package dev.loopbook.explore;

/// Which moments of a run count as choices.
public enum Freedom {
  /// The ready queue stays first in, first out, but durations are unknown: whenever nothing is
  /// ready, any live timer may be the next one due. What fails here can fail in plain asyncio, in
  /// production, by timing alone.
  TIMING("by timing alone", false, false, true),
  /// The callbacks of one tick run in any order; tick borders stay. Trio's loop does this.
  TICK("within a tick, in any order", true, false, false),
  /// Any ready callback may run next, wherever tick borders fall; timers keep their times. It
  /// stands for one `await` more or fewer somewhere: the change that a colleague makes next week.
  ///
  /// A tick still runs as many callbacks as were ready when it began, as in CPython with a shuffled
  /// queue. That shows only where the loop is told to stop: it completes that number first, so no
  /// order ends in the middle of a tick.
  ANY("any ready callback may be next", true, true, false),
  /// [#ANY] and [#TIMING] together.
  ALL("any ready callback, and any timer, may be next", true, true, true);

  private final String words;
  private final boolean ordersCallbacks;
  private final boolean crossesTicks;
  private final boolean ordersTimers;

  Freedom(String words, boolean ordersCallbacks, boolean crossesTicks, boolean ordersTimers) {
    this.words = words;
    this.ordersCallbacks = ordersCallbacks;
    this.crossesTicks = crossesTicks;
    this.ordersTimers = ordersTimers;
  }

  /// Returns it in words for a report: `any ready callback may be next`.
  public String words() {
    return words;
  }

  /// Returns whether it is a choice which of several ready callbacks runs next.
  boolean ordersCallbacks() {
    return ordersCallbacks;
  }

  /// Returns whether a callback that was queued in this tick may overtake older ones.
  boolean crossesTicks() {
    return crossesTicks;
  }

  /// Returns whether it is a choice which timer is due next.
  boolean ordersTimers() {
    return ordersTimers;
  }
}
