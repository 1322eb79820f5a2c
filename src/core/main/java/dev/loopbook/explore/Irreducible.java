package dev.loopbook.explore;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of a run in which something happened for which the reduction has no model, so that it
/// might lose an outcome. The message says what.
final class Irreducible extends LoopEscape {
  private static final long serialVersionUID = 1L;

  Irreducible(String why) {
    super(why);
  }
}
