package dev.loopbook.explore;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of a run that can only end as another one did: everything that could come next
/// sleeps.
final class Redundant extends LoopEscape {
  private static final long serialVersionUID = 1L;

  Redundant() {
    super("another order stands for this one");
  }
}
