package dev.loopbook.shell;

import dev.loopbook.loop.Clock;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.cast.CastWriter;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Plays a demonstration and records what the screen shows.
///
/// Where somebody waits, the recording has the time that really passes. Where nobody does, as on a
/// pipe, it has a pause before each command all the same: it's made at once, and the same each
/// time.
final class DemoRecorder {
  private static final String SUFFIX = ".cast";

  private final Session session;
  private final String title;

  DemoRecorder(Session session, String title) {
    this.session = session;
    this.title = title;
  }

  /// Plays the demonstration, and records it into a file of this name; `.cast` is added where it's
  /// missing. Returns the exit status.
  ///
  /// @param first the number of the command before which the player waits first
  int record(Path named, DemoPlayer player, int first) {
    var file = withSuffix(named);
    var clock = player.waits() ? Clock.real() : Clock.virtual();
    if (!player.waits()) {
      player.tellOfPauses(clock::busy);
    }
    var screen = session.screen();
    try (var writer = open(file, clock)) {
      int status;
      try (var _ = screen.copyTo(writer)) {
        status = player.play(first);
      }
      var failure = writer.end();
      if (failure.isPresent()) {
        throw CommandException.failure(
            "play --record: %s can't be written to its end: %s",
            file, FileFailure.why(failure.get()));
      }
      screen.say(
          "%s: recorded.   play %s plays it, and so does asciinema",
          file, CommandWords.quoted(file.toString()));
      return status;
    }
  }

  private CastWriter open(Path file, Clock clock) {
    var screen = session.screen();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw thereIsOne(file);
    }
    OutPath.requireFile("play --record", file);
    try {
      return CastWriter.create(file, screen.width(), screen.height(), title, clock);
    } catch (FileAlreadyExistsException _) {
      throw thereIsOne(file);
    } catch (IOException failure) {
      throw CommandException.usage(
          "play --record %s: it can't be written: %s", file, FileFailure.why(failure));
    }
  }

  private static CommandException thereIsOne(Path file) {
    return CommandException.usage(
        "play --record %s: there is such a file already.   Choose another name", file);
  }

  private static Path withSuffix(Path named) {
    var name = named.getFileName();
    return name == null || name.toString().endsWith(SUFFIX)
        ? named
        : named.resolveSibling(name + SUFFIX);
  }
}
