package dev.loopbook.testkit;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import java.util.concurrent.atomic.AtomicLong;

/// Counts when callbacks start and end, so that another thread can see whether the loop gets on.
final class LoopProgress implements LoopListener {

  // Only the loop's thread writes it, so it needs no atomic increment; WallLimit's thread reads it.
  private final AtomicLong turns = new AtomicLong();

  @Override
  public void handleBegins(Handle handle) {
    turns.setRelease(turns.getPlain() + 1);
  }

  @Override
  public void handleEnds(Handle handle) {
    turns.setRelease(turns.getPlain() + 1);
  }

  /// Returns how many starts and ends there have been so far: odd while a callback runs.
  long turns() {
    return turns.getAcquire();
  }
}
