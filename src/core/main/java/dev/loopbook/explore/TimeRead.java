package dev.loopbook.explore;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of a run in which the program asks what time it is, or which timers there are, so
/// that no two timers can change places without a difference.
final class TimeRead extends LoopEscape {
  private static final long serialVersionUID = 1L;

  TimeRead() {
    super("the program looks at the clock or at timers");
  }
}
