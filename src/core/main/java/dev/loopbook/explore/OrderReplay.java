package dev.loopbook.explore;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.TimerHandle;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lets a program run once along a given order, for whoever wants to watch that.
public final class OrderReplay {

  private OrderReplay() {}

  /// Hears where a run leaves first in, first out.
  @FunctionalInterface
  public interface Deviations {

    /// Called just before `chosen` runs, or, if it's a timer, before it fires.
    ///
    /// @param usual what would have come here under first in, first out
    void chosen(Handle chosen, Handle usual);
  }

  /// Returns a change of the setup of one run, to be applied last. Another run needs a new one.
  ///
  /// Where the order belongs to another program and picks what isn't there, the last candidate is
  /// taken.
  public static UnaryOperator<LoopSetup> of(Freedom freedom, Order order, Deviations deviations) {
    var chooser = new Telling(Picker.following(order), deviations);
    return setup -> {
      var replayed =
          setup.withVirtualTime().withReadyQueue(() -> new ChoosingQueue(chooser, freedom));
      return freedom.ordersTimers()
          ? replayed.withTimerOrder(() -> new ChoosingTimers(chooser))
          : replayed;
    };
  }

  private static final class Telling extends RecordingChooser {
    private final Deviations deviations;

    Telling(Picker picker, Deviations deviations) {
      super(picker, Long.MAX_VALUE);
      this.deviations = deviations;
    }

    @Override
    public int callback(List<Handle> ready, int candidates) {
      var pick = super.callback(ready, candidates);
      if (pick > 0) {
        deviations.chosen(ready.get(pick), ready.getFirst());
      }
      return pick;
    }

    @Override
    public int timer(int options, List<TimerHandle> live) {
      var pick = super.timer(options, live);
      if (pick > 0) {
        deviations.chosen(live.get(options == live.size() ? pick : pick - 1), live.getFirst());
      }
      return pick;
    }
  }
}
