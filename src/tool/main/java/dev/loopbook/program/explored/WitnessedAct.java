package dev.loopbook.program.explored;

import dev.loopbook.program.CodePlace;
import java.util.Optional;

/// One thing that a callback did, as far as others may notice.
///
/// @param tick the loop's tick
/// @param who the task, or the callback
/// @param turn which callback of the run this was, from 1
/// @param does what it does, in words that follow the name: `reads 0`
/// @param thing what it's done to: `count`; empty if nothing is shared
/// @param writes whether it changes that
/// @param place the line
public record WitnessedAct(
    long tick,
    String who,
    int turn,
    String does,
    String thing,
    boolean writes,
    Optional<CodePlace> place) {

  /// What a callback does when its turn comes.
  public static final String RUNS = "runs";

  /// What a task does when it's suspended.
  public static final String WAITS = "waits";

  /// Returns whether this is something that others may see, beyond that it's somebody's turn.
  public boolean isSeen() {
    return !does.equals(RUNS) && !does.equals(WAITS);
  }
}
