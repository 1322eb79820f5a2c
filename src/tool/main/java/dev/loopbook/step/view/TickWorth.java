package dev.loopbook.step.view;

import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.Turn;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;

/// How much a tick is worth seeing, when not all fit on the screen. The least comes first.
enum TickWorth {
  /// Tasks take turns.
  USUAL,
  /// Something came from outside, or a callback held up the loop.
  REMARKABLE,
  /// Something was cancelled.
  CANCELS,
  /// Something failed.
  FAILS,
  /// Nothing could ever run again, or it was broken off.
  ENDS;

  static TickWorth of(TickReport report) {
    if (report.part() instanceof Part.Deadlock || report.part() instanceof Part.BrokenOff) {
      return ENDS;
    }
    var worth = report.cancelled().isEmpty() ? USUAL : CANCELS;
    if (worth == USUAL && !report.news().isEmpty()) {
      worth = REMARKABLE;
    }
    for (var turn : report.turns()) {
      var its = of(turn);
      worth = its.compareTo(worth) > 0 ? its : worth;
    }
    return worth;
  }

  private static TickWorth of(Turn turn) {
    if (turn.ends() instanceof Ends.Fails || turn.ends() instanceof Ends.Exits) {
      return FAILS;
    }
    if (turn.ends() instanceof Ends.IsCancelled
        || turn.begins() instanceof Begins.Gets
        || turn.did(Deed.Cancelled.class)) {
      return CANCELS;
    }
    return turn.did(Deed.Held.class) ? REMARKABLE : USUAL;
  }
}
