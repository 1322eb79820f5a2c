package dev.loopbook.shell.practice;

import dev.loopbook.book.Lookup;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.Progress;
import dev.loopbook.exercise.Starters;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the commands about exercises share in a session: the judge with its warm child, and the
/// student's progress.
final class PracticeSession implements Session.Part {
  private final Session session;
  private final Progress progress;
  private final Starters starters;
  private final Supplier<ChildJudge> judges;
  private @Nullable ChildJudge judge;

  /// @param judges makes the judge when it's first needed
  private PracticeSession(Session session, Supplier<ChildJudge> judges) {
    this.session = session;
    this.judges = judges;
    progress = Progress.in(trial().orElse(session.home()));
    starters = Starters.in(session.home());
  }

  /// Returns where the trial run of `run.sh` keeps its progress, which isn't the student's.
  private static Optional<Path> trial() {
    return Optional.ofNullable(System.getProperty("loopbook.trial")).map(Path::of);
  }

  static PracticeSession of(Session session) {
    return of(session, ChildJudge::forStudent);
  }

  static PracticeSession of(Session session, Supplier<ChildJudge> judges) {
    return session.part(PracticeSession.class, it -> new PracticeSession(it, judges));
  }

  /// Returns the exercises as they are now.
  Exercises exercises() {
    var exercises = Exercises.in(session.home());
    tellNotice();
    return exercises;
  }

  Progress progress() {
    return progress;
  }

  Starters starters() {
    return starters;
  }

  /// Returns the judge. The first call starts its child, which gets ready in the meantime.
  ChildJudge judge() {
    var known = judge;
    if (known == null) {
      known = judges.get();
      judge = known;
      known.prepare();
    }
    return known;
  }

  /// Reports a problem with the file that holds the student's progress, once.
  void tellNotice() {
    progress.current(); // it may be this that finds the file broken
    progress.notice().ifPresent(session.screen()::say);
  }

  /// Returns the exercise of a name; without one the exercise at hand: the one that was worked on
  /// last, or else the first that is not over.
  ///
  /// @throws CommandException if there is none
  Exercise find(String typed) {
    var exercises = exercises();
    var found =
        typed.isEmpty()
            ? atHand(exercises).orElseThrow(() -> nothingAtHand(exercises))
            : named(typed, exercises);
    keepStarter(found);
    return found;
  }

  private static Exercise named(String typed, Exercises exercises) {
    return switch (exercises.find(typed)) {
      case Lookup.Found<Exercise>(var exercise) -> exercise;
      case Lookup.Unknown<Exercise> none -> {
        var broken =
            exercises.problems().stream()
                .filter(problem -> problem.file().contains(typed.replaceFirst("^ch[0-9]+/", "")))
                .findFirst();
        throw broken.isPresent()
            ? CommandException.toFix(broken.get().toString())
            : CommandException.usage(none.message());
      }
      case Lookup.Ambiguous<Exercise> several -> throw CommandException.usage(several.message());
    };
  }

  private Optional<Exercise> atHand(Exercises exercises) {
    return progress
        .current()
        .flatMap(id -> exercises.all().stream().filter(each -> each.id().equals(id)).findFirst())
        .or(() -> firstOpen(exercises));
  }

  /// Returns the first one that you haven't passed or seen the solution of.
  Optional<Exercise> firstOpen(Exercises exercises) {
    return exercises.all().stream().filter(each -> !progress.of(each).isOver()).findFirst();
  }

  /// Returns the complaint that there are no exercises.
  CommandException noneAtAll() {
    return CommandException.toFix(
        "There are no exercises in %s.", session.home().resolve("exercises"));
  }

  private CommandException nothingAtHand(Exercises exercises) {
    return exercises.all().isEmpty()
        ? noneAtAll()
        : CommandException.usage(
            "Every exercise is done. Say which one you mean.   exercises lists them");
  }

  void keepStarter(Exercise exercise) {
    try {
      starters.keep(exercise);
    } catch (IOException failure) {
      session
          .screen()
          .say(
              "Couldn't save the starter of %s: %s. reset has only what git holds.",
              exercise.shortId(), FileFailure.why(failure));
    }
  }

  @Override
  public void close() {
    if (judge != null) {
      judge.close();
    }
  }
}
