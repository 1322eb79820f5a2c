package dev.loopbook.program.explored;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of an explored run whose callback goes on without end.
final class EndlessCallback extends LoopEscape {
  private static final long serialVersionUID = 1L;

  EndlessCallback() {
    super("a callback goes on without end");
  }
}
