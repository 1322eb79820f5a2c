package dev.loopbook.step;

import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TickReport.Timer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/// What's known about timers that haven't fired: who set them, where and when. Used under the
/// recorder's lock.
final class TimerNotes {

  private final Map<TimerHandle, Timer> known = new IdentityHashMap<>();

  void set(TimerHandle timer, Optional<String> owner, Optional<CodePlace> place) {
    known.put(timer, describe(timer, owner, place));
  }

  Timer of(TimerHandle timer) {
    var timerKnown = known.get(timer);
    return timerKnown != null ? timerKnown : describe(timer, Optional.empty(), Optional.empty());
  }

  /// Returns what's known and forgets it.
  Timer gone(TimerHandle timer) {
    var last = of(timer);
    known.remove(timer);
    return last;
  }

  private static Timer describe(
      TimerHandle timer, Optional<String> owner, Optional<CodePlace> place) {
    return new Timer(
        timer.when().toNanos(), owner, DisplayNames.callback(timer), timer.loop().tick(), place);
  }
}
