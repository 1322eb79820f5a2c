package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The list of exercises on the full screen, with keys. Afterwards the screen is as it was before.
final class ExerciseBrowser {
  private static final String HOME = "\033[H";
  private static final String CLEAR_REST_OF_LINE = "\033[K";
  private static final String CLEAR_BELOW = "\033[J";

  /// How often the size of the screen is looked at.
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Session session;
  private final Screen screen;
  private final PracticeSession practice;
  private final ExerciseList list;
  private ExerciseFilter filter = ExerciseFilter.ALL;
  private List<ExerciseList.Entry> entries = List.of();
  private int chosen;
  private int top;
  private boolean searching;

  /// What ends the list.
  private sealed interface Leave {
    /// Nothing was chosen.
    record Quit() implements Leave {}

    /// An exercise is to be shown.
    record Begin(Exercise exercise) implements Leave {}

    /// An exercise is to be checked.
    record CheckIt(Exercise exercise) implements Leave {}
  }

  ExerciseBrowser(Session session, PracticeSession practice, ExerciseList list) {
    this.session = session;
    this.screen = session.screen();
    this.practice = practice;
    this.list = list;
  }

  int run() {
    Leave leave;
    screen.openPage();
    try (var keys = session.keyboard().keys()) {
      refill();
      practice
          .progress()
          .current()
          .ifPresent(
              id -> choose(entry -> entry.exercise().filter(e -> e.id().equals(id)).isPresent()));
      leave = browse(keys);
    } finally {
      screen.closePage();
    }
    return switch (leave) {
      case Leave.Quit _ -> ExitStatus.OK;
      case Leave.Begin(var exercise) -> {
        new ExerciseActions(session).begin(exercise);
        yield ExitStatus.OK;
      }
      case Leave.CheckIt(var exercise) -> {
        practice.keepStarter(exercise);
        yield new WatchMode(session, exercise).run();
      }
    };
  }

  private Leave browse(Keys keys) {
    var drawn = "";
    while (true) {
      var size = screen.width() + "x" + screen.height();
      if (!size.equals(drawn)) {
        refill();
      }
      draw();
      drawn = size;
      var key = keys.next(LOOK);
      while (key.isEmpty()
          && !keys.isAtEnd()
          && size.equals(screen.width() + "x" + screen.height())) {
        key = keys.next(LOOK);
      }
      if (keys.isAtEnd()) {
        return new Leave.Quit();
      }
      var leave = key.flatMap(pressed -> searching ? search(pressed) : press(pressed));
      if (leave.isPresent()) {
        return leave.get();
      }
    }
  }

  private Optional<Leave> press(String key) {
    switch (key) {
      case "up", "k" -> move(-1);
      case "down", "j" -> move(1);
      case "page-up" -> move(-page());
      case "page-down", " " -> move(page());
      case "home", "g" -> move(-entries.size());
      case "end", "G" -> move(entries.size());
      case "/" -> searching = true;
      case "f" -> {
        filter = new ExerciseFilter(filter.search(), filter.show().next());
        refill();
      }
      case "enter" -> {
        return exercise().map(Leave.Begin::new);
      }
      case "c" -> {
        return exercise().map(Leave.CheckIt::new);
      }
      case "escape" -> {
        if (filter.equals(ExerciseFilter.ALL)) {
          return Optional.of(new Leave.Quit());
        }
        filter = ExerciseFilter.ALL;
        refill();
      }
      case "q", "ctrl-c" -> {
        return Optional.of(new Leave.Quit());
      }
      default -> {}
    }
    return Optional.empty();
  }

  /// A key while a search is typed.
  private Optional<Leave> search(String key) {
    var text = filter.search();
    switch (key) {
      case "enter" -> searching = false;
      case "ctrl-c" -> {
        return Optional.of(new Leave.Quit());
      }
      case "escape" -> {
        searching = false;
        text = "";
      }
      case "backspace" ->
          text =
              text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(text.length(), -1));
      default -> text = key.codePointCount(0, key.length()) == 1 ? text + key : text;
    }
    if (!text.equals(filter.search())) {
      filter = new ExerciseFilter(text, filter.show());
      refill();
    }
    return Optional.empty();
  }

  private Optional<Exercise> exercise() {
    return chosen < entries.size() ? entries.get(chosen).exercise() : Optional.empty();
  }

  private void refill() {
    var before = exercise();
    entries = list.entries(filter, screen.width() - 2);
    chosen = 0;
    if (before.isEmpty()
        || !choose(entry -> entry.exercise().map(Exercise::id).equals(before.map(Exercise::id)))) {
      choose(entry -> entry.exercise().isPresent());
    }
  }

  private boolean choose(Predicate<ExerciseList.Entry> wanted) {
    for (var i = 0; i < entries.size(); i++) {
      if (wanted.test(entries.get(i))) {
        chosen = i;
        return true;
      }
    }
    return false;
  }

  /// Moves by this many lines, and on to the next exercise if that's a heading.
  private void move(int by) {
    if (entries.isEmpty()) {
      return;
    }
    var at = Math.clamp(chosen + by, 0, entries.size() - 1);
    var step = by < 0 ? -1 : 1;
    while (at >= 0 && at < entries.size() && entries.get(at).exercise().isEmpty()) {
      at += step;
    }
    if (at >= 0 && at < entries.size()) {
      chosen = at;
    } else if (by < 0) {
      top = 0;
    }
  }

  private int page() {
    return Math.max(1, screen.height() - 3);
  }

  private void draw() {
    if (chosen < top + 1) {
      top = Math.max(0, chosen - 1); // with the heading above it
    }
    top = Math.clamp(top, Math.max(0, chosen - page() + 1), Math.max(0, chosen));
    var lines = new ArrayList<StyledLine>();
    for (var i = top; i < Math.min(entries.size(), top + page()); i++) {
      lines.add(
          entries
              .get(i)
              .line()
              .after(i == chosen ? new Span("▶ ", Style.QUESTION) : Span.plain("  ")));
    }
    if (entries.isEmpty()) {
      lines.add(StyledLine.of("  No exercise matches.", Style.LABEL));
    }
    while (lines.size() < page()) {
      lines.add(StyledLine.EMPTY);
    }
    lines.add(StyledLine.EMPTY);
    lines.add(status());
    var text = new StringBuilder(HOME);
    for (var i = 0; i < lines.size(); i++) {
      text.append(screen.palette().render(lines.get(i).shortened(screen.width())))
          .append(CLEAR_REST_OF_LINE)
          .append(i + 1 < lines.size() ? "\r\n" : "");
    }
    screen.raw(text + CLEAR_BELOW);
  }

  private StyledLine status() {
    if (searching) {
      return StyledLine.of(
          new Span(" /" + filter.search() + "▏", Style.STRONG),
          new Span("   Enter: done · Esc: all again", Style.LABEL));
    }
    var shown =
        filter.show().words()
            + (filter.search().isEmpty() ? "" : format(", with \"%s\"", filter.search()));
    return StyledLine.of(
        new Span(
            " Enter begin · c check · / search · f filter (" + shown + ") · q quit", Style.LABEL));
  }
}
