package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Chapter;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.ExerciseStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The list of exercises, by chapter, each with its state and its points.
final class ExerciseList {
  private final Session session;
  private final PracticeSession practice;

  ExerciseList(Session session, PracticeSession practice) {
    this.session = session;
    this.practice = practice;
  }

  /// A line of the list: a chapter's, or an exercise's.
  record Entry(StyledLine line, Optional<Exercise> exercise) {}

  /// Prints what a filter shows. Returns how many exercises that are.
  int print(ExerciseFilter filter) {
    var entries = entries(filter, session.screen().longestLine());
    session.screen().lines(entries.stream().map(Entry::line).toList());
    return (int) entries.stream().filter(entry -> entry.exercise().isPresent()).count();
  }

  /// Returns the lines that a filter shows.
  List<Entry> entries(ExerciseFilter filter, int width) {
    Map<String, List<Exercise>> byChapter = new LinkedHashMap<>();
    for (var exercise : practice.exercises().all()) {
      if (filter.holds(exercise, practice.progress().of(exercise))) {
        byChapter.computeIfAbsent(exercise.chapter(), _ -> new ArrayList<>()).add(exercise);
      }
    }
    var names =
        byChapter.values().stream()
            .flatMap(List::stream)
            .mapToInt(each -> each.id().length())
            .max()
            .orElse(0);
    var entries = new ArrayList<Entry>();
    byChapter.forEach(
        (chapter, exercises) -> {
          entries.add(
              new Entry(
                  heading(exercises.getFirst().chapterId(), chapter, width), Optional.empty()));
          for (var exercise : exercises) {
            entries.add(new Entry(line(exercise, names, width), Optional.of(exercise)));
          }
        });
    return entries;
  }

  private StyledLine heading(String id, String folder, int width) {
    var title =
        session.chapters().all().stream()
            .filter(chapter -> chapter.name().equals(folder))
            .map(Chapter::title)
            .findFirst()
            .orElse("");
    return StyledLine.of(new Span(id, Style.NAME), Span.plain("  "), new Span(title, Style.STRONG))
        .shortened(width);
  }

  private StyledLine line(Exercise exercise, int names, int width) {
    var standing = practice.progress().of(exercise);
    return StyledLine.of(
            Span.plain("  "),
            mark(standing),
            Span.plain(" " + exercise.id() + " ".repeat(names - exercise.id().length())),
            new Span(format("  %-7s %3d  ", exercise.kind().key(), exercise.points()), Style.LABEL),
            new Span(format("%-7s", word(standing)), style(standing)),
            Span.plain("  " + exercise.title()))
        .shortened(width);
  }

  private static String word(ExerciseStatus standing) {
    return standing.state() == ExerciseStatus.State.OPEN && standing.failing()
        ? "failing"
        : standing.state().word();
  }

  private static Span mark(ExerciseStatus standing) {
    var mark =
        switch (standing.state()) {
          case PASSED -> "✓";
          case SHOWN -> "◦";
          case OPEN -> standing.failing() ? "✗" : "▸";
          case NEW -> "·";
        };
    return new Span(mark, style(standing));
  }

  private static Style style(ExerciseStatus standing) {
    return switch (standing.state()) {
      case PASSED -> Style.GOOD;
      case SHOWN, NEW -> Style.LABEL;
      case OPEN -> standing.failing() ? Style.ERROR : Style.WARNING;
    };
  }
}
