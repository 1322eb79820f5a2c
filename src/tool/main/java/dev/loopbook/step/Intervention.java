package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.WhatIf;
import dev.loopbook.program.ProgramRun;

/// A change to a paused loop, made on the loop's own thread, and again whenever the program is run
/// again.
///
/// @param change the change
/// @param words what was done, in words that follow "you": `cancelled upload #2`
public record Intervention(Change change, String words) implements Visit {

  @Override
  public void pay(EventLoop loop, ProgramRun run, boolean again) {
    WhatIf.during(loop, words, () -> new ChangeMaker(loop, run).make(change));
  }
}
