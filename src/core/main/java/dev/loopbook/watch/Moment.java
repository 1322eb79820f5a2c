package dev.loopbook.watch;

import dev.loopbook.text.TimeText;

/// When something happened, and on which loop.
///
/// @param loop the number of the loop in its trace, from 1; 0 if there was none
/// @param tick the tick during which it happened; 0 is before the first
/// @param nanos the loop's time in nanoseconds
public record Moment(int loop, long tick, long nanos) {

  /// Before any loop was created.
  static final Moment NOWHERE = new Moment(0, 0, 0);

  /// Returns the time as views show it: `0.500 s`.
  public String time() {
    return TimeText.clock(nanos);
  }
}
