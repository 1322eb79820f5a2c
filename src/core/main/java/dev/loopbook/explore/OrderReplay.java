package dev.loopbook.explore;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Lets a program run once along a given order, for whoever wants to watch that.
public final class OrderReplay {

  private final Freedom freedom;
  private final Order order;
  private final Telling chooser;

  /// Prepares one run. Another run needs a new one.
  ///
  /// Where the order belongs to another program and picks what isn't there, the last candidate is
  /// taken.
  public OrderReplay(Freedom freedom, Order order, Deviations deviations) {
    this.freedom = freedom;
    this.order = order;
    chooser = new Telling(Picker.following(order), deviations);
  }

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
    return new OrderReplay(freedom, order, deviations)::along;
  }

  /// Returns the setup of the run, changed so that it follows the order. To be applied last.
  public LoopSetup along(LoopSetup setup) {
    var replayed =
        setup.withVirtualTime().withReadyQueue(() -> new ChoosingQueue(chooser, freedom));
    return freedom.ordersTimers()
        ? replayed.withTimerOrder(() -> new ChoosingTimers(chooser))
        : replayed;
  }

  /// Returns the callbacks of a ready queue as they will run, unless one of them is cancelled. What
  /// is queued later may run between them.
  ///
  /// @param left those that still run in this tick, oldest first
  /// @param next those that came later, oldest first
  public List<Handle> inOrder(List<Handle> left, List<Handle> next) {
    var queued = Stream.concat(left.stream(), next.stream()).toList();
    if (!freedom.ordersCallbacks()) {
      return queued;
    }
    var choice = chooser.choices();
    var ordered = new ArrayList<Handle>();
    for (var candidates : freedom.crossesTicks() ? List.of(queued) : List.of(left, next)) {
      var waiting = new ArrayList<>(candidates);
      while (waiting.size() > 1) {
        var pick = order.pick(choice++);
        if (pick < waiting.size()) { // else it's one that isn't queued yet
          ordered.add(waiting.remove(pick));
        }
        if (choice > order.picks().size()) {
          break; // first in, first out from here on
        }
      }
      ordered.addAll(waiting);
    }
    return ordered;
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
