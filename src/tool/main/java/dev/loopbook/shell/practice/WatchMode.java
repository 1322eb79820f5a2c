package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Verdict;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.FileStamp;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `check --watch`: a verdict each time a file is saved, and keys for the rest. It stays with its
/// exercise until a key says otherwise.
final class WatchMode {
  /// How often files and keys are looked at.
  private static final Duration LOOK = Duration.ofMillis(60);

  /// How many looks a file may be missing before that's worth a word: an editor may be between
  /// deleting and writing it.
  private static final int GRACE = 10;

  private static final String KEYS =
      "n next · h hint · s solution · r reset · l list · t trace · q quit";

  private final Session session;
  private final Screen screen;
  private final PracticeSession practice;
  private final ExerciseActions actions;
  private Exercise exercise;
  private List<FileStamp> seen = List.of();
  private Optional<Verdict> verdict = Optional.empty();
  private boolean ended;

  WatchMode(Session session, Exercise exercise) {
    this.session = session;
    this.screen = session.screen();
    this.practice = PracticeSession.of(session);
    this.actions = new ExerciseActions(session);
    this.exercise = exercise;
  }

  int run() {
    check();
    status();
    while (!ended) {
      Optional<String> key;
      try (var keys = session.keyboard().keys()) {
        key = waitForKey(keys);
      }
      key.ifPresentOrElse(this::press, () -> ended = true);
    }
    return verdict.map(ExerciseActions::status).orElse(ExitStatus.TO_FIX);
  }

  /// Checks whenever something is saved, until a key is pressed; nothing if no key can come.
  private Optional<String> waitForKey(Keys keys) {
    var looksWithout = 0;
    while (true) {
      var key = keys.next(LOOK);
      if (key.isPresent() || keys.isAtEnd()) {
        return key;
      }
      var now = stamps();
      if (now.equals(seen)) {
        continue;
      }
      var isWhole = now.stream().noneMatch(FileStamp::isMissing);
      looksWithout = isWhole ? 0 : looksWithout + 1;
      if (isWhole || looksWithout > GRACE) {
        looksWithout = 0;
        screen.clearStatus();
        check();
        status();
      }
    }
  }

  private List<FileStamp> stamps() {
    return exercise.edit().stream()
        .map(name -> FileStamp.of(exercise.directory().resolve(name)))
        .toList();
  }

  private void check() {
    seen = stamps();
    var judged = actions.check(exercise);
    verdict = Optional.of(judged);
    screen.line();
    actions.showWithWay(judged, exercise, next(judged));
    practice.tellNotice();
  }

  private String next(Verdict judged) {
    if (judged.isPass()) {
      return following()
              .map(next -> format("n goes on to %s, %s · ", next.shortId(), next.title()))
              .orElse("")
          + "s shows the solution";
    }
    if (judged instanceof Verdict.NotJudged) {
      return "save to check again";
    }
    if (judged instanceof Verdict.Unreadable) {
      return "save to check again · r puts the starter back";
    }
    var left = actions.hintsLeft(exercise);
    return left > 0
        ? format("h for a hint (%d left) · save to check again", left)
        : format("save to check again · solution %s --give-up", exercise.shortId());
  }

  private void press(String key) {
    screen.clearStatus();
    switch (key) {
      case "n" -> next();
      case "h" -> actions.hint(exercise);
      case "s" -> actions.solution(exercise, false);
      case "r" -> {
        if (actions.reset(exercise)) {
          check();
        }
      }
      case "l" -> new ExerciseList(session, practice).print(ExerciseFilter.ALL);
      case "t" -> trace();
      case "q", "escape", "ctrl-c" -> {
        ended = true;
        return;
      }
      default -> {}
    }
    status();
  }

  private void next() {
    var after = following();
    if (after.isEmpty()) {
      screen.say("There is no other exercise left.");
      return;
    }
    exercise = after.get();
    actions.begin(exercise);
    check();
  }

  /// The next open exercise after this one, or else the first one before it.
  private Optional<Exercise> following() {
    var all = practice.exercises().all();
    var open = all.stream().filter(each -> !practice.progress().of(each).isOver()).toList();
    return open.stream()
        .filter(each -> all.indexOf(each) > all.indexOf(exercise))
        .findFirst()
        .or(() -> open.stream().filter(each -> !each.id().equals(exercise.id())).findFirst());
  }

  private void trace() {
    var lines = verdict.map(VerdictView::trace).orElse(List.of());
    if (lines.isEmpty()) {
      screen.say("There is no trace: no test has failed on a loop.");
    } else {
      screen.lines(lines);
    }
  }

  private void status() {
    if (ended || !screen.isTerminal()) {
      return;
    }
    if (screen.isFullScreen()) {
      screen.status("watching · " + KEYS);
    } else {
      screen.line("keys, each with Enter: " + KEYS); // such a terminal sends whole lines
    }
  }
}
