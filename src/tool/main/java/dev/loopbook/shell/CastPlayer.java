package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.cast.Cast;
import dev.loopbook.step.cast.CastReader;
import dev.loopbook.step.cast.PlainScreen;
import dev.loopbook.step.cast.SafeScreenText;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.SafeText;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.TextFile;
import dev.loopbook.text.TimeText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Plays a recording: each piece when its time comes, on a terminal; elsewhere all at once, and
/// without what only a terminal understands.
final class CastPlayer {
  private static final long MOST_BYTES = 64L << 20;
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 100;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  private final Session session;
  private final String file;
  private double speed;

  private CastPlayer(Session session, String file, double speed) {
    this.session = session;
    this.file = file;
    this.speed = speed;
  }

  /// Plays a file.
  ///
  /// @param file what was typed for it
  /// @param speed how many times as fast as it was recorded
  /// @throws CommandException if it can't be played
  static int play(Path path, String file, double speed, Session session) {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw CommandException.usage("play --speed %s: it's from 0.1 to 100", speed);
    }
    return new CastPlayer(session, file, speed).play(read(path, file));
  }

  private static Cast read(Path path, String file) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw CommandException.usage("play %s: too large to be a recording", file);
      }
      return CastReader.read(TextFile.lines(path));
    } catch (CastReader.Foreign wrong) {
      throw CommandException.toFix(format("%s: it can't be played", file))
          .with(format("%s:%d: %s", file, wrong.line(), wrong.why()));
    } catch (CharacterCodingException _) {
      throw CommandException.toFix("%s: it can't be played: it isn't text in UTF-8", file);
    } catch (IOException failure) {
      throw CommandException.toFix("%s: it can't be read: %s", file, FileFailure.why(failure));
    }
  }

  private int play(Cast cast) {
    announce(cast);
    if (!session.screen().isTerminal()) {
      print(cast.pieces());
      return ExitStatus.OK;
    }
    var isColoured = session.screen().palette() != Palette.PLAIN;
    var safe = new SafeScreenText(session.screen().isFullScreen() && isColoured);
    try (var keys = session.keyboard().keys()) {
      var last = 0L;
      for (var piece : cast.pieces()) {
        if (!wait(pause(piece.nanos() - last, cast), keys)) {
          break;
        }
        last = piece.nanos();
        session.screen().raw(safe.next(piece.text()));
      }
    } finally {
      if (isColoured) {
        session.screen().raw("\033[0m");
      }
      session.screen().endLine();
    }
    return ExitStatus.OK;
  }

  private void announce(Cast cast) {
    var screen = session.screen();
    screen.say(
        new Span(cast.title().map(SafeText::of).orElse(file), Style.NAME),
        new Span(
            format(
                " · %s%s",
                TimeText.rounded(cast.length().toMillis() * 1_000_000),
                screen.isTerminal() ? " · space: hold · + -: speed · q: leave" : ""),
            Style.LABEL));
    if (screen.isTerminal() && (cast.width() > screen.width() || cast.height() > screen.height())) {
      screen.say(
          "It was recorded on %d columns and %d rows, and this screen has %d and %d.",
          cast.width(), cast.height(), screen.width(), screen.height());
    }
  }

  private void print(List<Cast.Piece> pieces) {
    var safe = new SafeScreenText(false);
    var plain = new PlainScreen();
    for (var piece : pieces) {
      session.interrupts().check();
      session.screen().raw(plain.next(safe.next(piece.text())));
    }
    session.screen().raw(plain.rest());
  }

  private static Duration pause(long nanos, Cast cast) {
    var pause = Duration.ofNanos(nanos);
    return cast.longestPause().filter(limit -> limit.compareTo(pause) < 0).orElse(pause);
  }

  /// Waits, and does what keys say. Returns whether to go on.
  private boolean wait(Duration pause, Keys keys) {
    var isHeld = false;
    while (true) {
      var wait = isHeld ? LOOK_AGAIN : Duration.ofNanos((long) (pause.toNanos() / speed));
      if (!isHeld && wait.compareTo(SHORTEST_WAIT) < 0) {
        return true;
      }
      var key = keys.next(wait).orElse("");
      switch (key) {
        case "" -> {
          if (keys.isAtEnd()) {
            return false;
          }
          if (!isHeld) {
            return true;
          }
        }
        case " " -> isHeld = !isHeld;
        case "+" -> speed = Math.min(FASTEST, speed * 2);
        case "-" -> speed = Math.max(SLOWEST, speed / 2);
        case "enter" -> {
          return true;
        }
        case "q", "Q", "escape" -> {
          return false;
        }
        case "ctrl-c" -> throw new CtrlC();
        default -> {}
      }
    }
  }
}
