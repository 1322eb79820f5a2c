package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.ExerciseStatus;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a student can do with an exercise, by a command or by a key of `check --watch`.
final class ExerciseActions {
  /// Prose wider than this is hard to read, however wide the terminal.
  private static final int WIDEST = 88;

  private final Session session;
  private final Screen screen;
  private final PracticeSession practice;

  ExerciseActions(Session session) {
    this.session = session;
    this.screen = session.screen();
    this.practice = PracticeSession.of(session);
  }

  /// Shows the task and the files. From now on this is the exercise at hand.
  void begin(Exercise exercise) {
    practice.keepStarter(exercise);
    practice.progress().began(exercise);
    var lines = new ArrayList<StyledLine>();
    lines.add(
        StyledLine.of(
            new Span(exercise.id(), Style.NAME),
            new Span(
                format(
                    "  %s · %s · %s",
                    exercise.kind().words(),
                    Counted.of(exercise.points(), "point"),
                    Counted.of(exercise.minutes(), "minute")),
                Style.LABEL)));
    lines.add(StyledLine.EMPTY);
    lines.addAll(
        new TerminalRenderer(Math.min(WIDEST, screen.width()), AnswerVisibility.HIDDEN)
            .render("# " + exercise.title() + "\n\n" + exercise.task()));
    lines.add(StyledLine.EMPTY);
    exercise.edit().forEach(name -> lines.add(file("edit", exercise, name)));
    for (var given : exercise.assignment().given()) {
      lines.add(file("given", exercise, given.getFileName().toString()));
    }
    if (exercise.kind() != ExerciseKind.TEST) {
      for (var test : exercise.assignment().tests()) {
        lines.add(file("test", exercise, test.getFileName().toString()));
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

  private StyledLine file(String label, Exercise exercise, String name) {
    var file = session.home().relativize(exercise.directory().resolve(name)).toString();
    if (!isThere(exercise, name)) {
      file += format("   (missing: reset %s puts it back)", exercise.shortId());
    }
    return row(label, file, label.equals("edit") ? Style.STRONG : Style.PLAIN);
  }

  private static boolean isThere(Exercise exercise, String name) {
    return Files.exists(exercise.directory().resolve(name));
  }

  private static StyledLine row(String label, String text, Style style) {
    return StyledLine.of(
        new Span("  " + label + " ".repeat(8 - label.length()), Style.LABEL),
        new Span(text, style));
  }

  /// Judges the student's files as they are now, and records the result, unless they couldn't be
  /// judged.
  ///
  /// @throws CtrlC if Ctrl-C ended it
  Verdict check(Exercise exercise) {
    session.interrupts().check();
    var judge = practice.judge();
    var interrupted = new AtomicBoolean();
    Verdict verdict;
    try (var _ =
        session
            .interrupts()
            .to(
                () -> {
                  interrupted.set(true);
                  judge.cancel();
                })) {
      verdict = judge.judge(exercise.attempt(), Judge.Tests.VISIBLE);
    }
    if (!(verdict instanceof Verdict.NotJudged)) {
      practice.progress().checked(exercise, verdict.isPass());
    } else if (interrupted.get()) {
      throw new CtrlC();
    }
    return verdict;
  }

  /// Returns the exit status of a command that ends with a verdict.
  static int status(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed _ -> ExitStatus.OK;
      case Verdict.NotJudged _ -> ExitStatus.FAILED;
      default -> ExitStatus.TO_FIX;
    };
  }

  /// Shows a verdict.
  ///
  /// @param next what the student can do next
  void show(Verdict verdict, Exercise exercise, String next) {
    show(
        verdict,
        exercise,
        verdict.isPass() ? new ProgressView(session).after(exercise) : List.of(),
        next);
  }

  /// Shows a verdict and how far the student has come, passed or not.
  void showWithWay(Verdict verdict, Exercise exercise, String next) {
    show(verdict, exercise, new ProgressView(session).after(exercise), next);
  }

  private void show(Verdict verdict, Exercise exercise, List<StyledLine> progress, String next) {
    screen.lines(
        VerdictView.of(
            verdict,
            exercise,
            practice.progress().of(exercise).checks(),
            progress,
            next,
            screen.width(),
            screen.longestLine()));
  }

  /// Returns the exercise that comes next, in words; empty if all are done.
  String upNext() {
    return practice
        .firstOpen(practice.exercises())
        .map(next -> format("%s, %s · ", next.shortId(), next.title()))
        .orElse("");
  }

  /// Returns how many hints the student hasn't seen.
  int hintsLeft(Exercise exercise) {
    return exercise.hints().size() - practice.progress().of(exercise).hints();
  }

  /// Shows the next hint, or all of them when none is left.
  void hint(Exercise exercise) {
    var all = exercise.hints().size();
    if (hintsLeft(exercise) > 0) {
      var number = all - hintsLeft(exercise) + 1;
      practice.progress().hinted(exercise);
      showHint(exercise, number);
      practice.tellNotice();
      return;
    }
    screen.say("There are no more hints. All of them again:");
    for (var number = 1; number <= all; number++) {
      showHint(exercise, number);
    }
    screen.say("solution %s --give-up shows the solution.", exercise.shortId());
  }

  private void showHint(Exercise exercise, int number) {
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

  /// Asks, and puts the starter back if the answer is yes. Returns whether it did.
  boolean reset(Exercise exercise) {
    try {
      if (!practice.starters().isTouched(exercise)) {
        screen.say(exercise.shortId() + " is still the way you got it.");
        return false;
      }
    } catch (IOException failure) {
      throw unreadable(exercise, failure);
    }
    var there = exercise.edit().stream().filter(name -> isThere(exercise, name)).toList();
    screen.say(
        "Put the starter of %s back?%s",
        exercise.shortId(),
        there.isEmpty() ? "" : format(" Your %s is kept as a backup.", String.join(", ", there)));
    var answer = session.keyboard().answer("  y or n> ").orElse("");
    if (!answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      screen.say("Nothing is changed.");
      return false;
    }
    resetUnasked(exercise);
    return true;
  }

  /// Puts the starter back.
  void resetUnasked(Exercise exercise) {
    try {
      var backup = practice.starters().reset(exercise);
      screen.say(
          "%s starts over.%s",
          exercise.shortId(),
          backup
              .map(folder -> format(" Your files are in %s.", session.home().relativize(folder)))
              .orElse(""));
    } catch (NoSuchFileException failure) {
      throw CommandException.toFix(
          "%s: couldn't put the starter back: %s", exercise.shortId(), FileFailure.why(failure));
    } catch (IOException failure) {
      throw CommandException.toFix(
          "%s: couldn't put the starter back: %s.   Make way for it, then reset once more",
          exercise.shortId(), FileFailure.why(failure));
    }
  }

  private static CommandException unreadable(Exercise exercise, IOException failure) {
    return CommandException.toFix(
        "%s: its files can't be read: %s", exercise.shortId(), FileFailure.why(failure));
  }

  /// Shows the solution, if the exercise is over or the student gives up. Returns whether it did.
  boolean solution(Exercise exercise, boolean giveUp) {
    var standing = practice.progress().of(exercise);
    if (!standing.isOver() && !giveUp) {
      var left = hintsLeft(exercise);
      screen.say(
          "%s is not passed yet.   %ssolution %s --give-up shows it, and it then earns no points",
          exercise.shortId(),
          left > 0 ? format("hint %s (%d left) · ", exercise.shortId(), left) : "",
          exercise.shortId());
      return false;
    }
    if (standing.state() != ExerciseStatus.State.PASSED) {
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
                screen.width()));
      }
    } catch (IOException failure) {
      throw unreadable(exercise, failure);
    }
    Pager.show(lines, session);
    if (lines.isEmpty()) {
      screen.line(new Span("  nothing to compare", Style.LABEL));
    }
    return true;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? TextFile.lines(file) : List.of();
  }
}
