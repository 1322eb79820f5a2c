package dev.loopbook.explore;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of a run that has gone on for many times as long as the first one did.
final class EndlessRun extends LoopEscape {
  private static final long serialVersionUID = 1L;

  EndlessRun(long callbacks) {
    super("no end after " + callbacks + " callbacks");
  }
}
