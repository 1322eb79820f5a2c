package dev.loopbook.shell.step.engine;

import dev.loopbook.step.Position;
import dev.loopbook.step.TickHistory;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Where a program has been: the moments at which it was paused, and the ticks of the run that came
/// furthest.
///
/// A program that is run again passes the same moments, so they stay known when it goes back.
public final class VisitedMoments {

  private final NavigableSet<VisitedMoment> visited;
  private TickHistory furthest;

  /// Makes one for a run that has just begun.
  public VisitedMoments(TickHistory run) {
    this(new TreeSet<>(), run);
  }

  private VisitedMoments(NavigableSet<VisitedMoment> visited, TickHistory furthest) {
    this.visited = visited;
    this.furthest = furthest;
  }

  /// Returns what is known now, which stays as it is.
  public VisitedMoments copy() {
    return new VisitedMoments(new TreeSet<>(visited), furthest);
  }

  /// Notes that the program is paused here, or over.
  ///
  /// @param run the ticks of the present run
  public void visit(VisitedMoment here, TickHistory run) {
    visited.add(here);
    if (run.count() >= furthest.count()) {
      furthest = run;
    }
  }

  /// Forgets what lies after a moment: the program takes another path this time.
  public void forgetAfter(VisitedMoment here, TickHistory run) {
    visited.tailSet(here, false).clear();
    furthest = run;
  }

  /// Returns the next moment after this one at which it was paused before.
  public Optional<VisitedMoment> after(VisitedMoment here) {
    return Optional.ofNullable(visited.higher(here));
  }

  /// Returns where a tick of a loop ends; nothing if none of its runs has come so far.
  public Optional<Position> tick(int loop, long tick) {
    return furthest.ofTick(loop, tick);
  }

  /// Returns where everything has run that is due on a loop up to a time; nothing if none of its
  /// runs has come further.
  public Optional<Position> time(int loop, long nanos) {
    return furthest.ofTime(loop, nanos);
  }
}
