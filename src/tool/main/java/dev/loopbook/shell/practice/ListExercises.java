package dev.loopbook.shell.practice;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `exercises`: its arguments, and what it does.
final class ListExercises {
  private final Session session;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words to search for.")
  private List<String> words = List.of();

  @Option(names = "--todo", description = "Only those with something left to do.")
  private boolean todo;

  @Option(names = "--failing", description = "Only those whose last check failed.")
  private boolean failing;

  @Option(names = "--passed", description = "Only those that are passed.")
  private boolean passed;

  @Option(names = "--list", description = "Print the list, on a terminal too.")
  private boolean list;

  ListExercises(Session session) {
    this.session = session;
  }

  int run() {
    var practice = PracticeSession.of(session);
    var exercises = practice.exercises();
    if (exercises.all().isEmpty() && exercises.problems().isEmpty()) {
      throw practice.noneAtAll();
    }
    var filter = new ExerciseFilter(String.join(" ", words), show());
    var entries = new ExerciseList(session, practice);
    if (session.screen().isFullScreen() && !list && words.isEmpty() && !filtered()) {
      return new ExerciseBrowser(session, practice, entries).run();
    }
    if (entries.print(filter) == 0) {
      session.screen().say("No exercise matches.   exercises lists them all");
    }
    for (var problem : exercises.problems()) {
      session.screen().say(new Span(problem.toString(), Style.ERROR));
    }
    return exercises.problems().isEmpty() ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  private boolean filtered() {
    return todo || failing || passed;
  }

  private ExerciseFilter.Show show() {
    if (todo) {
      return ExerciseFilter.Show.TODO;
    }
    if (failing) {
      return ExerciseFilter.Show.FAILING;
    }
    return passed ? ExerciseFilter.Show.PASSED : ExerciseFilter.Show.ALL;
  }
}
