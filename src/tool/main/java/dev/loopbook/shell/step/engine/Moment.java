package dev.loopbook.shell.step.engine;

import dev.loopbook.step.Position;
import java.util.Comparator;

/// A moment at which a program can be paused, or its end.
///
/// @param at how far it has come
/// @param isEnd whether it's over: that is a moment of its own, after the last tick
public record Moment(Position at, boolean isEnd) implements Comparable<Moment> {

  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::isEnd)
          .thenComparingLong(moment -> moment.at.ticks())
          .thenComparingInt(moment -> moment.at.callbacks());

  /// Returns the moment `steps` earlier.
  public Moment back(long steps) {
    return new Moment(isEnd ? at.back(steps - 1) : at.back(steps), false);
  }

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
