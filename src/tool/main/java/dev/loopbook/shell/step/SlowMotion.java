package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `slow`: its argument, and what it does.
final class SlowMotion {
  /// Where nobody can press a key, an endless program would otherwise be shown for ever.
  private static final int MOST_ON_A_PIPE = 200;

  private final Session session;
  private final SteppingSession stepping;

  @Parameters(
      arity = "0..1",
      paramLabel = "PACE",
      completionCandidates = Pace.Examples.class,
      description = "How long each tick is shown (0.5, 500ms, 2s); a second if not given.")
  private String typed = "1s";

  SlowMotion(Session session) {
    this.session = session;
    this.stepping = SteppingSession.of(session);
  }

  int run() {
    var pace = Pace.parse("slow", typed);
    var isWatched = session.screen().isTerminal();
    for (var ticks = 1; ; ticks++) {
      var status = stepping.step("slow", Goal.ticks(1));
      if (!canGoOn()) {
        return status;
      }
      if (isWatched) {
        var next = hold(pace);
        if (next.isEmpty()) {
          return status;
        }
        pace = next.getFirst();
      } else if (ticks == MOST_ON_A_PIPE) {
        session
            .screen()
            .say("%d ticks, and nobody here can press a key to end it.   slow goes on", ticks);
        return ExitStatus.OK;
      }
    }
  }

  /// Returns whether nothing but the pace is waited for.
  private boolean canGoOn() {
    var stepper = stepping.loaded("slow").stepper();
    return stepper.ending().isEmpty()
        && !stepper.isBusy()
        && stepper.hits().isEmpty()
        && !stepping.isInterrupted();
  }

  /// Waits for the next tick's time, and does what keys say. Returns the pace from here on; nothing
  /// if it's to end here.
  private List<Pace> hold(Pace pace) {
    try (var keys = session.keyboard().keys()) {
      return hold(pace, keys);
    }
  }

  private List<Pace> hold(Pace first, Keys keys) {
    var pace = first;
    var isHeld = false;
    while (true) {
      session
          .screen()
          .status(
              isHeld
                  ? "── held · space: on · any other key: stop ──"
                  : format(
                      "── %s a tick · space: hold · + -: pace · any other key: stop ──", pace));
      var key = keys.next(pace.duration()).orElse("");
      session.screen().clearStatus();
      switch (key) {
        case "" -> {
          if (keys.isAtEnd()) {
            return List.of();
          }
          if (!isHeld) {
            return List.of(pace);
          }
        }
        case " " -> isHeld = !isHeld;
        case "+" -> pace = pace.faster();
        case "-" -> pace = pace.slower();
        case "ctrl-c" -> throw new CtrlC();
        default -> {
          return List.of();
        }
      }
    }
  }
}
