package dev.loopbook.step;

/// How far a program has been stepped, counted so that the same count leads to the same place
/// again.
///
/// @param ticks how many ticks are over, of all loops together, without those that only tidied up
/// @param callbacks how many callbacks of the tick after those have run
public record Position(long ticks, int callbacks) {

  /// Before the first tick.
  public static final Position BEGINNING = new Position(0, 0);

  /// Returns the position `steps` earlier: by callbacks to the beginning of a tick, then by ticks;
  /// never before the beginning.
  public Position back(long steps) {
    var inTick = Math.min(steps, callbacks);
    return inTick == steps
        ? new Position(ticks, callbacks - (int) steps)
        : new Position(Math.max(0, ticks - (steps - inTick)), 0);
  }
}
