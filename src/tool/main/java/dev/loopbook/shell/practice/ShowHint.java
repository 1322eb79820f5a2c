package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hint`.
@Command(
    name = "hint",
    description = "Show one more hint: each says more than the one before.",
    footer = {
      "hint         for the exercise at hand",
      "hint ch04/e1 for this one; at the end it shows all of them again"
    })
public final class ShowHint implements Callable<Integer> {
  private static final int WIDEST = 88;

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = ExerciseNames.class,
      description = "The exercise: ch04/e1, or its whole name.")
  private String id = "";

  ShowHint(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var practice = PracticeSession.of(session);
    show(practice.find(id), practice, session);
    return ExitStatus.OK;
  }

  /// Shows the next hint of an exercise, or all of them when none is left.
  static void show(Exercise exercise, PracticeSession practice, Session session) {
    var shown = practice.progress().of(exercise).hints();
    var all = exercise.hints();
    if (shown >= all.size()) {
      session.screen().say("There are no more hints. All of them again:");
      for (var number = 1; number <= all.size(); number++) {
        print(exercise, number, session);
      }
      session.screen().say(format("solution %s --give-up shows the solution.", exercise.shortId()));
      return;
    }
    practice.progress().hinted(exercise);
    print(exercise, shown + 1, session);
    practice.tellNotice();
  }

  private static void print(Exercise exercise, int number, Session session) {
    var screen = session.screen();
    screen.line(
        new Span(format("  hint %d of %d", number, exercise.hints().size()), Style.STRONG),
        new Span("  " + exercise.id(), Style.LABEL));
    screen.lines(
        new TerminalRenderer(Math.min(WIDEST, screen.width() - 2), AnswerVisibility.SHOWN)
            .render(exercise.hints().get(number - 1)).stream()
                .map(line -> line.after(Span.plain("  ")))
                .map(StyledLine::stripTrailing)
                .toList());
  }
}
