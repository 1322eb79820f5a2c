package dev.loopbook.explore;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of a run in which other callbacks were ready than the last time in the same order.
final class NotRepeatable extends LoopEscape {
  private static final long serialVersionUID = 1L;

  NotRepeatable() {
    super("the same order of callbacks led somewhere else the second time");
  }
}
