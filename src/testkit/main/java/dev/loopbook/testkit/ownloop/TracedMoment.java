package dev.loopbook.testkit.ownloop;

import static dev.loopbook.text.RootLocale.format;

/// An event of a trace: what a program said, in which tick, at which loop time.
///
/// @param tick the tick, from 1; 0 before the first one
/// @param millis the loop's time
/// @param words what the program said
record TracedMoment(int tick, long millis, String words) {

  /// Returns when it was, as it reads in a sentence: `in tick 3`.
  String when() {
    return tick == 0 ? "before the first tick" : "in tick " + tick;
  }

  /// Returns it as a lane shows it: `3 @50 B goes on`.
  ///
  /// @param timed whether the time is worth a mention
  String inLane(boolean timed) {
    return timed ? format("%2d @%-4d %s", tick, millis, words) : format("%2d  %s", tick, words);
  }
}
