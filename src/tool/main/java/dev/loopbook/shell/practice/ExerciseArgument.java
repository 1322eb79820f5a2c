package dev.loopbook.shell.practice;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.shell.session.Session;
import java.util.Iterator;
import picocli.CommandLine.Parameters;

/// The argument ID: an exercise, or the one at hand when it isn't given.
final class ExerciseArgument {
  /// Describes it in a command's help.
  static final String HELP = "The exercise: ch04/e1, or its whole name.";

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = Names.class,
      description = HELP)
  private String id = "";

  ExerciseArgument(Session session) {
    this.session = session;
  }

  /// Returns the exercise.
  ///
  /// @throws dev.loopbook.shell.session.CommandException if there is none
  Exercise exercise() {
    return PracticeSession.of(session).find(id);
  }

  /// What completes it.
  static final class Names implements Iterable<String> {
    private final Session session;

    Names(Session session) {
      this.session = session;
    }

    @Override
    public Iterator<String> iterator() {
      return Exercises.in(session.home()).all().stream().map(Exercise::id).iterator();
    }
  }
}
