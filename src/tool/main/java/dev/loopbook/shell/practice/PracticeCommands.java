package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.Verdict;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands for students at work on exercises, and for those who prove exercises sound.
public final class PracticeCommands {
  private final Session session;
  private final PracticeSession practice;
  private final ExerciseActions actions;

  PracticeCommands(Session session) {
    this.session = session;
    this.practice = PracticeSession.of(session);
    this.actions = new ExerciseActions(session);
  }

  @Command(
      name = "exercises",
      description = "List the exercises and your state in each; on a terminal, with keys.",
      footer = {
        "exercises               all; arrows move, / searches, f filters, Enter begins",
        "exercises lock          those with this word in name, title, kind or task",
        "exercises ch04 --todo   those of a chapter that are not done",
        "exercises --list        only prints the list"
      })
  int exercises(@Mixin ListExercises list) {
    return list.run();
  }

  @Command(
      name = "next",
      description = "Show the next exercise: its task, and the files to edit.",
      footer = {
        "next          the first one that you haven't passed or seen the solution of",
        "next ch04/e1  this one"
      })
  int next(
      @Parameters(
              arity = "0..1",
              paramLabel = "ID",
              defaultValue = "",
              completionCandidates = ExerciseArgument.Names.class,
              description = "Another exercise to begin.")
          String id) {
    var exercises = practice.exercises();
    var open = practice.firstOpen(exercises);
    if (id.isEmpty() && !exercises.all().isEmpty() && open.isEmpty()) {
      session.screen().say("Every exercise is done.   progress shows what you have earned");
      return ExitStatus.OK;
    }
    actions.begin(id.isEmpty() && open.isPresent() ? open.get() : practice.find(id));
    if (session.isInShell()) {
      practice.judge().warmUp(); // while the student reads
    }
    return ExitStatus.OK;
  }

  @Command(
      name = "check",
      description = "Judge your answer to an exercise.",
      footer = {
        "check                  the exercise at hand",
        "check ch04/e1          this one",
        "check ch04/e1 --watch  again each time you save; keys do the rest"
      })
  int check(
      @Mixin ExerciseArgument argument,
      @Option(
              names = {"-w", "--watch"},
              description = "Check again each time a file is saved.")
          boolean watch,
      @Option(names = "--trace", description = "Show the trace of the first failure too.")
          boolean trace) {
    practice.judge(); // its child gets ready meanwhile
    var exercise = argument.exercise();
    if (watch) {
      return new WatchMode(session, exercise).run();
    }
    var verdict = actions.check(exercise);
    actions.show(verdict, exercise, adviceAfter(verdict, exercise));
    if (trace) {
      session.screen().lines(VerdictView.trace(verdict));
    }
    practice.tellNotice();
    return ExerciseActions.status(verdict);
  }

  private String adviceAfter(Verdict verdict, Exercise exercise) {
    if (verdict instanceof Verdict.NotJudged) {
      return "check " + exercise.shortId();
    }
    if (verdict instanceof Verdict.Unreadable) {
      return format(
          "fix that and check again · reset %s puts the starter back", exercise.shortId());
    }
    if (verdict.isPass()) {
      return exercise.kind() == ExerciseKind.PREDICT
          ? actions.upNext() + "next"
          : format(
              "%snext · solution %s shows how others do it", actions.upNext(), exercise.shortId());
    }
    var left = actions.hintsLeft(exercise);
    return left > 0
        ? format("hint %s (%d left) · edit and save to check again", exercise.shortId(), left)
        : format("edit, save and check again · solution %s --give-up", exercise.shortId());
  }

  @Command(
      name = "hint",
      description = "Show one more hint: each says more than the one before.",
      footer = {
        "hint         for the exercise at hand",
        "hint ch04/e1 for this one; at the end it shows all of them again"
      })
  int hint(@Mixin ExerciseArgument argument) {
    actions.hint(argument.exercise());
    return ExitStatus.OK;
  }

  @Command(
      name = "reset",
      description = "Put an exercise's starter back; your files are kept as a backup.",
      footer = {"reset ch04/e1        asks first", "reset ch04/e1 --yes  does not ask"})
  int reset(
      @Parameters(
              paramLabel = "ID",
              completionCandidates = ExerciseArgument.Names.class,
              description = ExerciseArgument.HELP)
          String id,
      @Option(names = "--yes", description = "Do not ask.") boolean yes) {
    var exercise = practice.find(id);
    if (yes) {
      actions.resetUnasked(exercise);
    } else {
      actions.reset(exercise);
    }
    return ExitStatus.OK;
  }

  @Command(
      name = "solution",
      description = "Show the solution beside your files, once you have passed.",
      footer = {
        "solution ch04/e1            after a pass",
        "solution ch04/e1 --give-up  before that; the exercise then earns no points"
      })
  int solution(
      @Mixin ExerciseArgument argument,
      @Option(names = "--give-up", description = "Show it even though you haven't passed.")
          boolean giveUp) {
    return actions.solution(argument.exercise(), giveUp) ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  @Command(
      name = "progress",
      description = "Show what you have done, by chapter.",
      footer = "progress    a bar, points, and how many you passed in a row, for each chapter")
  int progress() {
    return new ProgressView(session).show();
  }

  @Command(
      name = "solutions",
      description = "Prove that starters fail, solutions pass and wrong answers are rejected.",
      footer = {
        "solutions          all of them",
        "solutions ch04     those of a chapter",
        "solutions ch04/e1  one of them, claim by claim",
        "solutions --mutants ch04/e1  mistakes by machine that its tests miss",
        "solutions --mutants --shard 3/8  the third of eight machines' shares",
        "solutions --mistakes ch04    what students do wrong, and what they are told"
      })
  int solutions(@Mixin ProveSolutions proof) {
    return proof.run();
  }
}
