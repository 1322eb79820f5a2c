package dev.loopbook.shell.step;

import dev.loopbook.shell.step.engine.UndoneVisits.Undone;
import dev.loopbook.shell.step.engine.VisitedMoment;
import dev.loopbook.step.PaidVisit;
import java.util.ArrayList;
import java.util.List;

/// Where `forward` leads: over the moments visited before, and over what was undone.
///
/// A change that was undone is done again where it was made, in a step of its own, as `back` took
/// one to undo it. Java that was typed is no step for `back` either: it's done again on arrival.
///
/// @param target where it ends
/// @param again what is done again, in order
/// @param isNowhere whether there's nothing ahead
record WayForward(VisitedMoment target, List<PaidVisit> again, boolean isNowhere) {

  /// Takes this many steps: what they do again no longer counts as undone.
  static WayForward take(LoadedProgram program, long steps) {
    var here = program.moment();
    var again = new ArrayList<PaidVisit>();
    var taken = 0L;
    for (; taken < steps; taken++) {
      if (isUndoneAt(here, program)) {
        again.addAll(redo(program));
        continue;
      }
      var next = next(here, program);
      if (next.equals(here)) {
        break;
      }
      here = next;
      while (isUndoneAt(here, program) && !program.undone().first().orElseThrow().hasChanges()) {
        again.addAll(redo(program));
      }
    }
    return new WayForward(here, again, taken == 0);
  }

  private static boolean isUndoneAt(VisitedMoment here, LoadedProgram program) {
    return program
        .undone()
        .first()
        .filter(undone -> here.equals(VisitedMoment.of(undone.at())))
        .isPresent();
  }

  private static List<PaidVisit> redo(LoadedProgram program) {
    var undone = program.undone().pop();
    program.follow(undone.before());
    return undone.visits();
  }

  /// Returns the next moment that was visited, or where something was undone before that; this one
  /// if there's none.
  private static VisitedMoment next(VisitedMoment here, LoadedProgram program) {
    var visited = program.timeline().after(here);
    var undone =
        program
            .undone()
            .first()
            .map(Undone::at)
            .map(VisitedMoment::of)
            .filter(at -> at.compareTo(here) > 0);
    return undone
        .filter(at -> visited.isEmpty() || at.compareTo(visited.get()) < 0)
        .or(() -> visited)
        .orElse(here);
  }
}
