package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.ExerciseStatus;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.ProgressCells;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a student has done, a line for each chapter.
final class ProgressView {
  private static final int BAR = 24;

  private final Session session;
  private final PracticeSession practice;

  ProgressView(Session session) {
    this.session = session;
    this.practice = PracticeSession.of(session);
  }

  int show() {
    Map<String, List<Exercise>> chapters = new LinkedHashMap<>();
    var all = practice.exercises().all();
    var unreadable = practice.exercises().problems();
    if (all.isEmpty()) {
      throw unreadable.isEmpty()
          ? practice.noneAtAll()
          : CommandException.toFix(unreadable.getFirst().toString());
    }
    all.forEach(
        each -> chapters.computeIfAbsent(each.chapterId(), _ -> new ArrayList<>()).add(each));
    var lines = new ArrayList<StyledLine>();
    chapters.forEach((name, exercises) -> lines.add(line(name, exercises)));
    if (chapters.size() > 1) {
      lines.add(line("all", all));
    }
    Pager.show(lines, session);
    unreadable.forEach(problem -> session.screen().say(new Span(problem.toString(), Style.ERROR)));
    practice
        .firstOpen(practice.exercises())
        .ifPresentOrElse(
            next ->
                session.screen().say("next: %s, %s   next shows it", next.shortId(), next.title()),
            () -> session.screen().say("Every exercise is done."));
    return unreadable.isEmpty() ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  /// Returns the progress of an exercise's chapter, and of the whole book.
  List<StyledLine> after(Exercise exercise) {
    var all = practice.exercises().all();
    var chapter =
        all.stream().filter(each -> each.chapterId().equals(exercise.chapterId())).toList();
    var lines = new ArrayList<StyledLine>();
    lines.add(line(exercise.chapterId(), chapter).after(Span.plain("  ")));
    if (all.size() > chapter.size()) {
      lines.add(line("all", all).after(Span.plain("  ")));
    }
    return lines;
  }

  private StyledLine line(String name, List<Exercise> exercises) {
    var standings = exercises.stream().map(practice.progress()::of).toList();
    var passed =
        (int)
            standings.stream().filter(each -> each.state() == ExerciseStatus.State.PASSED).count();
    var cells = ProgressCells.of(passed, exercises.size(), BAR);
    var points =
        exercises.stream().mapToInt(each -> practice.progress().of(each).points(each)).sum();
    var most = exercises.stream().mapToInt(Exercise::points).sum();
    var streak = practice.progress().streak(exercises);
    return StyledLine.of(
            new Span(format("  %-5s ", name), Style.NAME),
            new Span(cells.full(), Style.GOOD),
            new Span(cells.empty(), Style.RULE),
            Span.plain(
                format("  %2d of %-2d  %3d of %d points", passed, exercises.size(), points, most)),
            new Span(streak > 1 ? format("  %d in a row", streak) : "", Style.LABEL))
        .stripTrailing();
  }
}
