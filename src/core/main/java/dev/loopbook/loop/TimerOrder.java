package dev.loopbook.loop;

import java.util.List;
import java.util.Optional;

/// Says which timer of a loop in virtual time is due next, in place of the clock.
///
/// It stands for durations that nobody knows: a reply that takes longer than usual lets a later
/// timer pass. Asked on the loop's thread, each time that nothing is ready and a timer is set.
@FunctionalInterface
public interface TimerOrder {

  /// Returns the timer that is due now, all alone; or nothing, and time jumps to the first one as
  /// usual, taking along all that are due then.
  ///
  /// After the first time that a timer was named, the clock decides nothing any more: only named
  /// timers fire.
  ///
  /// @param live the timers that were not cancelled, by due time; at least one
  Optional<TimerHandle> next(List<TimerHandle> live);

  /// Returns the order that leaves it to the clock.
  static TimerOrder byClock() {
    return _ -> Optional.empty();
  }
}
