package dev.loopbook.explore;

import java.util.BitSet;

/// One callback's turn in a run that is being reduced.
///
/// @param handle the callback's number: which one was queued, counted from 0, in this run
/// @param node the choice at which it was picked, or -1 if it was dropped, because it had been
///   cancelled
/// @param cause the event that queued it, or -1
/// @param barrier how many events had run when everything before became its past: all of them for a
///   timer, which fires only when nothing else is ready
/// @param footprint what it read and wrote
/// @param past the events that must come before it, by number
record RanCallback(int handle, int node, int cause, int barrier, Footprint footprint, BitSet past)
    implements RacingStep {
  @Override
  public int choice() {
    return handle;
  }
}
