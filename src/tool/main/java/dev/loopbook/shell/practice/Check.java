package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `check`.
@Command(
    name = "check",
    description = "Judge your answer to an exercise.",
    footer = {
      "check                  the exercise at hand",
      "check ch04/e1          this one",
      "check ch04/e1 --watch  again each time you save; keys do the rest"
    })
public final class Check implements Callable<Integer> {
  private final Session session;
  private final PracticeSession practice;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = ExerciseNames.class,
      description = "The exercise: ch04/e1, or its whole name.")
  private String id = "";

  @Option(
      names = {"-w", "--watch"},
      description = "Check again each time a file is saved.")
  private boolean watch;

  @Option(names = "--trace", description = "Show the trace of the first failure too.")
  private boolean trace;

  Check(Session session) {
    this.session = session;
    this.practice = PracticeSession.of(session);
  }

  @Override
  public Integer call() {
    practice.judge(); // its child gets ready meanwhile
    var exercise = practice.find(id);
    if (watch) {
      return new WatchMode(session, practice, exercise).run();
    }
    var verdict = check(exercise, practice);
    session.screen().lines(view(verdict, exercise, practice, "", session));
    if (trace) {
      session.screen().lines(VerdictView.trace(verdict));
    }
    practice.tellNotice();
    return verdict.isPass() ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  /// Judges what now stands in the student's files, and notes it.
  static Verdict check(Exercise exercise, PracticeSession practice) {
    var verdict = practice.judge().judge(exercise.attempt(), Judge.Tests.VISIBLE);
    practice.progress().checked(exercise, verdict.isPass());
    return verdict;
  }

  /// @param otherwise what to do next instead of the usual advice; empty for that
  static java.util.List<dev.loopbook.text.StyledLine> view(
      Verdict verdict,
      Exercise exercise,
      PracticeSession practice,
      String otherwise,
      Session session) {
    var next = otherwise.isEmpty() ? next(verdict, exercise, practice) : otherwise;
    return VerdictView.of(verdict, exercise, next, session.screen().width());
  }

  private static String next(Verdict verdict, Exercise exercise, PracticeSession practice) {
    if (verdict.isPass()) {
      return format("next · solution %s shows how others do it", exercise.shortId());
    }
    var left = exercise.hints().size() - practice.progress().of(exercise).hints();
    return left > 0
        ? format("hint %s (%d left) · edit and save to check again", exercise.shortId(), left)
        : format("edit, save and check again · solution %s --give-up", exercise.shortId());
  }
}
