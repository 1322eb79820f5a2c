package dev.loopbook.explore;

import dev.loopbook.loop.TimerHandle;
import dev.loopbook.loop.TimerOrder;
import java.util.List;
import java.util.Optional;

/// Lets a [Chooser] say which timer is due next, where durations are unknown.
///
/// The first option is what the clock would do: the earliest timer, with all that are due at the
/// same instant. The others are single timers. As long as the clock has its way, a single timer is
/// an option of its own only if the first one isn't the same; once a timer was passed over, time
/// says nothing any more, and every option is a single timer.
final class ChoosingTimers implements TimerOrder {

  private final Chooser chooser;
  private boolean hasDeviated;

  ChoosingTimers(Chooser chooser) {
    this.chooser = chooser;
  }

  @Override
  public Optional<TimerHandle> next(List<TimerHandle> live) {
    var together =
        hasDeviated
            ? 1
            : (int)
                live.stream().filter(timer -> timer.when().equals(live.getFirst().when())).count();
    var options = together == 1 ? live.size() : live.size() + 1;
    var pick = options == 1 ? 0 : chooser.timer(options, live);
    if (pick == 0) {
      return hasDeviated ? Optional.of(live.getFirst()) : Optional.empty();
    }
    hasDeviated = true;
    return Optional.of(live.get(together == 1 ? pick : pick - 1));
  }
}
