package dev.loopbook.explore;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.TimerHandle;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Follows a [Picker], and remembers what was picked and out of how many.
class RecordingChooser implements Chooser {

  private Picker picker;
  private BooleanSupplier over = () -> false;
  private final long mostCallbacks;
  private int[] picks = new int[64];
  private int[] options = new int[64];
  private int choices;
  private long callbacks;

  /// @param mostCallbacks how many callbacks may run before the run counts as endless
  RecordingChooser(Picker picker, long mostCallbacks) {
    this.picker = picker;
    this.mostCallbacks = mostCallbacks;
  }

  @Override
  public int callback(List<Handle> ready, int candidates) {
    callbacks++;
    if (callbacks > mostCallbacks) {
      throw new EndlessRun(mostCallbacks);
    }
    return candidates == 1 || over.getAsBoolean() ? 0 : choose(candidates);
  }

  @Override
  public int timer(int options, List<TimerHandle> live) {
    return over.getAsBoolean() ? 0 : choose(options);
  }

  /// Makes nothing a choice any more once `isOver`.
  final void endWhen(BooleanSupplier isOver) {
    over = isOver;
  }

  /// Follows another picker from the next choice on.
  final void pickWith(Picker other) {
    picker = other;
  }

  private int choose(int among) {
    if (choices == picks.length) {
      picks = Arrays.copyOf(picks, 2 * choices);
      options = Arrays.copyOf(options, 2 * choices);
    }
    var pick = picker.pick(choices, among);
    picks[choices] = pick;
    options[choices] = among;
    choices++;
    return pick;
  }

  /// Returns how many choices there were.
  int choices() {
    return choices;
  }

  /// Returns for how many choices it has room, which is what it takes of memory.
  int room() {
    return picks.length;
  }

  int pick(int choice) {
    return picks[choice];
  }

  int options(int choice) {
    return options[choice];
  }

  /// Returns how many callbacks ran.
  long callbacks() {
    return callbacks;
  }

  /// Returns how many callbacks may run before the run counts as endless.
  long mostCallbacks() {
    return mostCallbacks;
  }

  /// Returns whether it went on so long that it was broken off.
  boolean isEndless() {
    return callbacks > mostCallbacks;
  }

  /// Returns the order that the run took.
  Order order() {
    return new Order(Arrays.stream(picks, 0, choices).boxed().toList());
  }
}
