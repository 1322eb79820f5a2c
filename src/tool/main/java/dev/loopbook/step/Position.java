package dev.loopbook.step;

/// How far a program has been stepped, counted so that the same count leads to the same place
/// again.
///
/// That's how `back` works. A running program can't be undone: its stack, its objects and what it
/// printed are gone for good. So the shell starts the program again and runs it up to an earlier
/// position ([Goal#position]). That leads to the same place because nothing is left to chance. Time
/// is virtual, the ready queue is in order, timers with the same due time fire in the order they
/// were set, [Gate] lets only one loop run at a time, and each run has a class loader of its own,
/// so statics are fresh too.
///
/// A program may still differ from run to run, by a random number, the real time or a thread of its
/// own. [Stepper#firstDifference] compares the fingerprints of both runs' ticks and finds where.
///
/// @param ticks how many ticks are complete, of all loops together, not counting those in which
///   only the library cleaned up
/// @param callbacks how many callbacks of the next tick have run
public record Position(long ticks, int callbacks) {

  /// Before the first tick.
  public static final Position BEGINNING = new Position(0, 0);

  /// Returns the position `steps` earlier: by callbacks back to the beginning of the tick, then by
  /// whole ticks, and never before the beginning.
  public Position back(long steps) {
    var inTick = Math.min(steps, callbacks);
    return inTick == steps
        ? new Position(ticks, callbacks - (int) steps)
        : new Position(Math.max(0, ticks - (steps - inTick)), 0);
  }
}
