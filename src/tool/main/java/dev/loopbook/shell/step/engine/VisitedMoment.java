package dev.loopbook.shell.step.engine;

import dev.loopbook.step.Position;
import java.util.Comparator;

/// A moment at which a program can be paused, or its end.
///
/// @param at how far it has come
/// @param isEnd whether it's over: that is a moment of its own, after the last tick
public record VisitedMoment(Position at, boolean isEnd) implements Comparable<VisitedMoment> {

  private static final Comparator<VisitedMoment> ORDER =
      Comparator.comparing(VisitedMoment::isEnd)
          .thenComparingLong(moment -> moment.at.ticks())
          .thenComparingInt(moment -> moment.at.callbacks());

  /// Returns the moment at which a program is paused here.
  public static VisitedMoment of(Position at) {
    return new VisitedMoment(at, false);
  }

  /// Returns whether this one comes later than a position.
  public boolean isAfter(Position position) {
    return compareTo(of(position)) > 0;
  }

  /// Returns the moment `steps` earlier.
  public VisitedMoment back(long steps) {
    return new VisitedMoment(isEnd ? at.back(steps - 1) : at.back(steps), false);
  }

  @Override
  public int compareTo(VisitedMoment other) {
    return ORDER.compare(this, other);
  }
}
