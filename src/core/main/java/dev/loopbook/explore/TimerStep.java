package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What happens from a timer that fires to the next moment at which nothing is ready. Where any
/// timer may be the next one due, this is what changes places, as a whole.
final class TimerStep implements RacingStep {

  /// Stands for all timers that the clock lets fire together.
  static final int TOGETHER = -1;

  private final int node;
  private final int timer;
  private final int firstEvent;
  private final int setIn;
  private final List<Integer> prevented = new ArrayList<>();
  private final BitSet past = new BitSet();
  private final Footprint.Builder counted = new Footprint.Builder();
  private boolean ends;
  private Footprint footprint = Footprint.NONE;

  /// @param node the choice at which the timer was picked, or -1 if there was no other
  /// @param timer its number, or [#TOGETHER]
  /// @param firstEvent how many events had run before it
  /// @param setIn the step in which it was set, or -1 if that was before all of them
  TimerStep(int node, int timer, int firstEvent, int setIn) {
    this.node = node;
    this.timer = timer;
    this.firstEvent = firstEvent;
    this.setIn = setIn;
  }

  int node() {
    return node;
  }

  @Override
  public int choice() {
    return timer;
  }

  int firstEvent() {
    return firstEvent;
  }

  int setIn() {
    return setIn;
  }

  @Override
  public BitSet past() {
    return past;
  }

  /// Notes that a timer won't fire after this step that might have fired in its place.
  void prevents(int other) {
    prevented.add(other);
  }

  List<Integer> prevented() {
    return prevented;
  }

  /// Notes that a run of the loop ended in this step: the timers that are left don't fire, so it
  /// makes a difference what came before it.
  void end() {
    ends = true;
  }

  boolean ends() {
    return ends;
  }

  /// Notes that one of its callbacks counts there.
  void counts(long place) {
    counted.write(place, Footprint.UNKNOWN);
  }

  /// Returns where its callbacks count.
  Footprint counted() {
    return counted.copy();
  }

  void touched(Footprint all) {
    footprint = all;
  }

  /// Returns what all of its callbacks read and wrote.
  Footprint footprint() {
    return footprint;
  }

  /// Returns whether two steps can't change places, as far as this shows in what they touch.
  boolean conflictsWith(TimerStep later, Dependence dependence) {
    return ((ends || later.ends) && dependence.endsMatter())
        || dependence.conflict(footprint, later.footprint);
  }
}
