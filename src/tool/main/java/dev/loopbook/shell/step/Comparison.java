package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import dev.loopbook.step.Intervention;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.Position;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TickReport;
import dev.loopbook.step.view.CompareView;
import dev.loopbook.step.view.StopView;
import dev.loopbook.text.TimeText;
import java.util.List;
import java.util.stream.Stream;

/// Runs the loaded program twice more, with the changes that somebody made and without them, and
/// shows where the two runs part.
final class Comparison {

  /// How many ticks are shown if nobody says.
  static final int USUAL = 6;

  /// How many ticks are run beyond the present one to find a difference.
  private static final long FURTHEST = 20_000;

  private static final int LINES_OF_OUTPUT = 3;

  private final Session session;
  private final SteppingSession stepping;

  Comparison(Session session, SteppingSession stepping) {
    this.session = session;
    this.stepping = stepping;
  }

  /// Shows the comparison.
  ///
  /// @param ticks how many ticks from the first difference
  int run(int ticks) {
    var program = stepping.loaded("compare");
    stepping.requireStanding("compare", program);
    if (program.isReal()) {
      throw CommandException.usage(
          "compare: this program runs in real time, which can't be replayed."
              + "   load it without --real to compare");
    }
    var changes =
        program.visits().stream()
            .flatMap(
                visit -> visit.visit() instanceof Intervention change ? Stream.of(change) : null)
            .toList();
    if (changes.isEmpty()) {
      throw CommandException.usage(
          "compare: you have changed nothing.   cancel, fail, delay, fire, swap, put, set and"
              + " release do");
    }
    try (var without = start(program, false);
        var with = start(program, true)) {
      var far = new Position(program.moment().at().ticks() + FURTHEST, 0);
      for (var run : List.of(without, with)) {
        go(run, Goal.beginning());
        go(run, Goal.position(far));
      }
      var first = firstDifference(without, with);
      var words = changes.stream().map(Intervention::words).toList();
      Projector.show(
          CompareView.lines(
              side(program, without, with, false, first, ticks),
              side(program, with, without, true, first, ticks),
              words,
              stepping.layout()),
          session);
    }
    return ExitStatus.OK;
  }

  private static Stepper start(LoadedProgram program, boolean changed) {
    return program.rehearse(
        program.visits().stream()
            .filter(visit -> !visit.inCallback() && (changed || !isChange(visit)))
            .toList());
  }

  private static boolean isChange(PaidVisit visit) {
    return visit.visit() instanceof Intervention;
  }

  /// Returns which tick is the first that isn't the same, counted from 1; 0 if all are.
  private static long firstDifference(Stepper without, Stepper with) {
    var different = without.firstDifference(with);
    var counts = List.of(without.history().count(), with.history().count());
    return different == 0 && !counts.getFirst().equals(counts.getLast())
        ? Math.min(counts.getFirst(), counts.getLast()) + 1L
        : different;
  }

  private CompareView.Side side(
      LoadedProgram program, Stepper run, Stepper other, boolean changed, long first, int ticks) {
    return new CompareView.Side(
        first == 0 ? List.of() : ticks(program, changed, first, ticks),
        output(run, other),
        end(run));
  }

  private List<TickReport> ticks(LoadedProgram program, boolean changed, long first, int ticks) {
    try (var again = start(program, changed)) {
      go(again, first == 1 ? Goal.beginning() : Goal.position(new Position(first - 1, 0)));
      return again.ending().isPresent() ? List.of() : go(again, Goal.ticks(ticks)).steps().ticks();
    }
  }

  /// Returns the first lines that a run printed and the other didn't.
  private static List<String> output(Stepper run, Stepper other) {
    var mine = run.output().text().lines().toList();
    var theirs = other.output().text().lines().toList();
    var at = 0;
    while (at < mine.size() && at < theirs.size() && mine.get(at).equals(theirs.get(at))) {
      at++;
    }
    return mine.stream().skip(at).limit(LINES_OF_OUTPUT).toList();
  }

  private static String end(Stepper run) {
    var where = run.where().map(LoopStatus::nanos).map(TimeText::point).orElse("0.000");
    return run.ending()
        .map(how -> format("it %s, at %s s", StopView.word(how), where))
        .orElse(format("it goes on at %s s", where));
  }

  private StepResult go(Stepper run, Goal goal) {
    session.interrupts().check();
    try (var _ = session.interrupts().to(run::interrupt)) {
      var stop = run.go(goal, _ -> {});
      if (stop instanceof StepResult.Busy) {
        throw new CtrlC();
      }
      return stop;
    }
  }
}
