package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `next`.
@Command(
    name = "next",
    description = "Show the next exercise: its task, and the files to edit.",
    footer = {
      "next          the first exercise that is neither passed nor shown",
      "next ch04/e1  this one"
    })
public final class NextExercise implements Callable<Integer> {
  private static final int WIDEST = 88;

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = ExerciseNames.class,
      description = "An exercise to begin with instead.")
  private String id = "";

  NextExercise(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var practice = PracticeSession.of(session);
    var exercises = practice.exercises();
    if (id.isEmpty() && !exercises.all().isEmpty() && practice.firstOpen(exercises).isEmpty()) {
      session.screen().say("Every exercise is done.   progress shows what you have earned");
      return ExitStatus.OK;
    }
    var exercise =
        id.isEmpty()
            ? practice.firstOpen(exercises).orElseGet(() -> practice.find(id))
            : practice.find(id);
    practice.keepStarter(exercise);
    show(exercise, practice, session);
    if (session.isInShell()) {
      practice.judge().warmUp(); // while the student reads
    }
    return ExitStatus.OK;
  }

  /// Shows an exercise, which is at hand from now on.
  static void show(Exercise exercise, PracticeSession practice, Session session) {
    practice.progress().began(exercise);
    var screen = session.screen();
    var lines = new ArrayList<StyledLine>();
    lines.add(
        StyledLine.of(
            new Span(exercise.id(), Style.NAME),
            new Span(
                format(
                    "  %s · %d points · %d minutes",
                    exercise.kind().words(), exercise.points(), exercise.minutes()),
                Style.LABEL)));
    lines.add(StyledLine.EMPTY);
    lines.addAll(
        new TerminalRenderer(Math.min(WIDEST, screen.width()), AnswerVisibility.HIDDEN)
            .render("# " + exercise.title() + "\n\n" + exercise.task()));
    lines.add(StyledLine.EMPTY);
    for (var name : exercise.edit()) {
      lines.add(file("edit", exercise, name, session));
    }
    for (var given : exercise.assignment().given()) {
      lines.add(file("given", exercise, given.getFileName().toString(), session));
    }
    if (exercise.kind() != ExerciseKind.TEST) {
      for (var test : exercise.assignment().tests()) {
        lines.add(file("test", exercise, test.getFileName().toString(), session));
      }
    }
    exercise.teaches().ifPresent(where -> lines.add(row("read", where.toString(), Style.PLAIN)));
    lines.add(
        row(
            "then",
            format("check %s --watch · hint %s", exercise.shortId(), exercise.shortId()),
            Style.COMMAND));
    screen.lines(lines);
  }

  private static StyledLine file(String label, Exercise exercise, String name, Session session) {
    var file = session.home().relativize(exercise.directory().resolve(name)).toString();
    return row(label, file, label.equals("edit") ? Style.STRONG : Style.PLAIN);
  }

  private static StyledLine row(String label, String text, Style style) {
    return StyledLine.of(
        new Span("  " + label + " ".repeat(8 - label.length()), Style.LABEL),
        new Span(text, style));
  }
}
