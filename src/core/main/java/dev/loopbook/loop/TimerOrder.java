package dev.loopbook.loop;

import java.util.List;
import java.util.Optional;

/// Decides, instead of the clock, which timer of a loop in virtual time is due next.
///
/// It models unknown durations: if a reply takes longer than usual, a later timer fires before it.
/// Called on the loop's thread whenever nothing is ready and a timer is set.
@FunctionalInterface
public interface TimerOrder {

  /// Returns the only timer that is due now; or empty, so that time jumps to the first one as usual
  /// and all that are due then fire.
  ///
  /// Once this has returned a timer, the clock no longer decides anything: only timers returned
  /// from here fire.
  ///
  /// @param live the timers that are not cancelled, by due time; at least one
  Optional<TimerHandle> next(List<TimerHandle> live);

  /// Returns the order that leaves the decision to the clock.
  static TimerOrder byClock() {
    return _ -> Optional.empty();
  }
}
