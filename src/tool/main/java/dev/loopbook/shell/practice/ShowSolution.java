package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Standing;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `solution`.
@Command(
    name = "solution",
    description = "Show the solution beside your files, once you have passed.",
    footer = {
      "solution ch04/e1            after a pass",
      "solution ch04/e1 --give-up  before it; the exercise then earns no points"
    })
public final class ShowSolution implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = ExerciseNames.class,
      description = "The exercise: ch04/e1, or its whole name.")
  private String id = "";

  @Option(names = "--give-up", description = "Show it although the exercise is not passed.")
  private boolean giveUp;

  ShowSolution(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var practice = PracticeSession.of(session);
    return show(practice.find(id), practice, session, giveUp) ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  /// Shows the solution, if the exercise is over or the student gives up. Returns whether it did.
  static boolean show(
      Exercise exercise, PracticeSession practice, Session session, boolean giveUp) {
    var standing = practice.progress().of(exercise);
    if (!standing.isOver() && !giveUp) {
      var left = exercise.hints().size() - standing.hints();
      session
          .screen()
          .say(
              format(
                  "%s is not passed yet.   %ssolution %s --give-up shows it, and it then earns no points",
                  exercise.shortId(),
                  left > 0 ? format("hint %s (%d left) · ", exercise.shortId(), left) : "",
                  exercise.shortId()));
      return false;
    }
    if (standing.state() != Standing.State.PASSED) {
      practice.progress().shown(exercise);
    }
    var lines = new ArrayList<StyledLine>();
    try {
      for (var name : exercise.edit()) {
        lines.addAll(
            SideBySide.of(
                lines(exercise.directory().resolve(name)),
                lines(exercise.assignment().solution().resolve(name)),
                "your " + name,
                "the solution",
                session.screen().width()));
      }
    } catch (IOException failure) {
      throw CommandException.toFix(exercise.shortId() + ": cannot be read: " + failure);
    }
    if (session.screen().isTerminal()) {
      Pager.show(lines, session);
    } else {
      session.screen().lines(lines);
    }
    if (lines.isEmpty()) {
      session.screen().line(new Span("  nothing to compare", Style.LABEL));
    }
    return true;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
  }
}
