package dev.loopbook.step.view;

import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Waited;
import dev.loopbook.step.Turn;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An explanation shown next to something that happened, the first few times.
public enum Lesson {
  /// Whatever is queued during a tick runs in the next one.
  NEXT_TICK,
  /// When nothing is ready, the clock decides.
  NOTHING_READY,
  /// A timer wakes a task; it doesn't run it.
  TIMER_WAKES,
  /// A task that gives way runs again in the next tick.
  GIVES_WAY,
  /// While one callback holds up the loop, nobody else runs.
  HOLDS;

  /// Returns the lessons that a report offers.
  public static Set<Lesson> in(TickReport report) {
    var lessons = EnumSet.noneOf(Lesson.class);
    if (report.part() instanceof Part.Whole && report.ready().count() > 0) {
      lessons.add(NEXT_TICK);
    }
    if (report.clock() != Waited.NOT) {
      lessons.add(NOTHING_READY);
    }
    for (var turn : report.turns()) {
      if (turn.kind() == Turn.Kind.TIMER) {
        lessons.add(TIMER_WAKES);
      }
      if (turn.did(Turn.Deed.Held.class)) {
        lessons.add(HOLDS);
      }
    }
    if (givesWay(report.turns())) {
      lessons.add(GIVES_WAY);
    }
    return lessons;
  }

  /// Returns whether a task gives way, and none that does runs again in the same tick: an order
  /// that isn't first in, first out may let it.
  private static boolean givesWay(List<Turn> turns) {
    var yielded = new HashSet<String>();
    for (var turn : turns) {
      if (yielded.contains(turn.name())) {
        return false;
      }
      if (turn.ends() instanceof Turn.Ends.GivesWay) {
        yielded.add(turn.name());
      }
    }
    return !yielded.isEmpty();
  }
}
