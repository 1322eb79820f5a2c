package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `reset`.
@Command(
    name = "reset",
    description = "Put an exercise's starter back; your files are kept as a backup.",
    footer = {"reset ch04/e1        asks first", "reset ch04/e1 --yes  does not ask"})
public final class ResetExercise implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "ID",
      completionCandidates = ExerciseNames.class,
      description = "The exercise: ch04/e1, or its whole name.")
  private String id = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ResetExercise(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var practice = PracticeSession.of(session);
    var exercise = practice.find(id);
    if (yes) {
      putBack(exercise, practice, session);
    } else {
      reset(exercise, practice, session);
    }
    return ExitStatus.OK;
  }

  /// Asks, and puts the starter back if the answer is yes. Returns whether it did.
  static boolean reset(Exercise exercise, PracticeSession practice, Session session) {
    try {
      if (!practice.starters().isTouched(exercise)) {
        session.screen().say(exercise.shortId() + " is as it was in the beginning.");
        return false;
      }
    } catch (IOException failure) {
      throw CommandException.toFix(exercise.shortId() + ": cannot be read: " + failure);
    }
    session
        .screen()
        .say(
            format(
                "Put the starter of %s back? Your %s is kept as a backup.",
                exercise.shortId(), String.join(", ", exercise.edit())));
    var answer = session.keyboard().answer("  y or n> ").orElse("");
    if (!answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      session.screen().say("Nothing is changed.");
      return false;
    }
    putBack(exercise, practice, session);
    return true;
  }

  private static void putBack(Exercise exercise, PracticeSession practice, Session session) {
    try {
      var backup = practice.starters().reset(exercise);
      session
          .screen()
          .say(
              format(
                  "%s begins anew. Your files lie in %s.",
                  exercise.shortId(), session.home().relativize(backup)));
    } catch (IOException failure) {
      throw CommandException.toFix(
          format("%s: the starter could not be put back: %s", exercise.shortId(), failure));
    }
  }
}
