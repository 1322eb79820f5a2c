package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.DemoScript;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.StepCommands;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Plays a demonstration: says each caption, shows its command, waits, runs it.
final class DemoPlayer {
  /// With these, a demonstration begins afresh: what came before doesn't matter to what follows.
  private static final Set<String> LOADING = Set.of("load", "replay", "open");

  private final Session session;
  private final Screen screen;
  private final List<DemoScript.Step> steps;
  private final List<String> closing;
  private final DemoPauses pauses;
  private final DemoKeys keys;

  /// The number of the command that comes next, from 1.
  private int next = 1;

  /// The commands before this one are run without waiting.
  private int from = 1;

  private Consumer<Duration> unmadePauses = _ -> {};

  DemoPlayer(Session session, DemoScript script, DemoPauses pauses) {
    this.session = session;
    this.screen = session.screen();
    this.steps = script.steps();
    this.closing = script.closing();
    this.pauses = pauses;
    this.keys = new DemoKeys(session, pauses.pace(), steps.size());
  }

  /// Returns whether anybody waits anywhere.
  boolean waits() {
    return screen.isTerminal() && pauses.isAnywhere();
  }

  /// Tells this about each pause that isn't made because nobody waits.
  void tellOfPauses(Consumer<Duration> receiver) {
    unmadePauses = receiver;
  }

  /// Lists the commands, and runs none.
  int list() {
    for (var i = 0; i < steps.size(); i++) {
      screen.line(new Span(format("%4d  ", i + 1), Style.NUMBER), typed(steps.get(i).command()));
    }
    return ExitStatus.OK;
  }

  /// Plays it.
  ///
  /// @param first the number of the command before which it waits first
  int play(int first) {
    from = first;
    session.enterShell();
    StepCommands.forgetProgram(session); // a demonstration loads what it shows
    var shell = new Repl(session);
    screen.countRows();
    while (next <= steps.size()) {
      switch (introduce(steps.get(next - 1))) {
        case DemoKeys.Wish.Leave _ -> {
          return status(shell);
        }
        case DemoKeys.Wish.To(var number) -> jump(number);
        case DemoKeys.Wish.On _ -> {
          var command = steps.get(next - 1).command();
          next++;
          var stopped = shell.perform(command) == ExitStatus.INTERRUPTED;
          if (session.isEnded() || (stopped && !waits())) {
            return status(shell);
          }
        }
      }
    }
    if (hasRoomFor(closing)) {
      say(closing);
    } else if (!(pause() instanceof DemoKeys.Wish.Leave)) {
      Projector.of(session).newScreen();
      say(closing);
    }
    return status(shell);
  }

  /// Says a step's caption, shows its command, and waits. Returns what is wanted then.
  private DemoKeys.Wish introduce(DemoScript.Step step) {
    if (!hasRoomFor(step.caption())) {
      var wish = pause();
      if (!(wish instanceof DemoKeys.Wish.On)) {
        return wish;
      }
      Projector.of(session).newScreen();
    }
    say(step.caption());
    screen.countRows();
    screen.unfinished(new Span(session.prompt(), Style.LABEL), typed(step.command()));
    try {
      return await();
    } finally {
      screen.endLine();
    }
  }

  /// Goes to a command: the ones between are run without waiting. To go back, it begins again with
  /// the command that loaded the program.
  private void jump(int number) {
    from = number;
    if (number >= next) {
      return;
    }
    var start = number;
    for (var i = number - 1; i >= 1; i--) {
      if (LOADING.contains(CommandWords.read(steps.get(i - 1).command()).texts().getFirst())) {
        start = i;
        break;
      }
    }
    next = start;
    StepCommands.forgetProgram(session);
    if (screen.isFullScreen()) {
      screen.clear();
    }
    screen.countRows();
  }

  /// Returns whether what is said next leaves the last step on the screen, from its command on.
  private boolean hasRoomFor(List<String> caption) {
    if (caption.isEmpty()) {
      return true;
    }
    if (Projector.of(session).isOn()) {
      return screen.countedRows() == 0; // one idea a screen
    }
    var prompt = 1;
    var rows = 1 + screen.rowsToSay(spoken(caption)) + prompt;
    return screen.countedRows() + rows <= screen.height();
  }

  /// Waits, so that the last step can be looked at.
  private DemoKeys.Wish pause() {
    if (!isPause() || !screen.isTerminal()) {
      return new DemoKeys.Wish.On();
    }
    screen.status("── Enter: on · q: leave ──");
    try {
      return keys.wish(next);
    } finally {
      screen.clearStatus();
    }
  }

  /// Waits where there's a pause, and somebody who can end it.
  private DemoKeys.Wish await() {
    if (isPause() && screen.isTerminal()) {
      return keys.wish(next);
    }
    if (next >= from) {
      unmadePauses.accept(pauses.recorded());
    }
    return new DemoKeys.Wish.On();
  }

  private boolean isPause() {
    return next >= from && pauses.isBefore(next);
  }

  private void say(List<String> caption) {
    if (!caption.isEmpty()) {
      screen.line();
      screen.say(spoken(caption));
    }
  }

  private static Span spoken(List<String> caption) {
    return new Span(String.join(" ", caption), Style.STRONG);
  }

  private static Span typed(String command) {
    return new Span(command, Style.COMMAND);
  }

  /// A demonstration may show a program that fails; a command that fails is another matter.
  private static int status(Repl shell) {
    return shell.worst() == ExitStatus.TO_FIX ? ExitStatus.OK : shell.worst();
  }
}
