package dev.loopbook.shell;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs the commands in a file.
final class CommandFile {

  private static final int MOST_BYTES = 1 << 20;

  /// How many files may be run by one another: enough for anybody, and an end to a circle.
  private static final int DEEPEST = 8;

  private final Session session;
  private final Path file;
  private List<String> lines = List.of();
  private int next;

  CommandFile(Session session, Path file) {
    this.session = session;
    this.file = file;
  }

  /// How many files are being run.
  private static final class Depth {
    private int files;
  }

  /// Runs them, up to the first that's a mistake. Returns the worst exit status.
  ///
  /// @param shown whether each is shown before its answer
  int run(boolean shown) {
    lines = read();
    var depth = session.part(Depth.class, _ -> new Depth());
    if (depth.files == DEEPEST) {
      throw CommandException.usage(
          "source %s: %d files run one another already: this would never end", file, DEEPEST);
    }
    depth.files++;
    try {
      return runLines(shown);
    } finally {
      depth.files--;
    }
  }

  private int runLines(boolean shown) {
    var shell = new Repl(session, _ -> nextLine());
    while (next < lines.size() && !session.isEnded()) {
      var line = lines.get(next++);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      session.interrupts().check();
      var number = next;
      if (shown) {
        session
            .screen()
            .unfinished(
                new Span(session.prompt(), Style.LABEL), new Span(line.strip(), Style.COMMAND));
        session.screen().endLine();
      }
      var status = shell.perform(line);
      if (status != ExitStatus.OK && status != ExitStatus.TO_FIX) {
        session.screen().say("%s:%d: it ends here.", file, number);
        break;
      }
    }
    return shell.worst();
  }

  /// Returns the line after the one that's being run, for Java that takes several.
  private Optional<String> nextLine() {
    return next < lines.size() ? Optional.of(lines.get(next++)) : Optional.empty();
  }

  private List<String> read() {
    try {
      if (Files.isDirectory(file)) {
        throw CommandException.usage("source %s: it's a folder", file);
      }
      return TextFile.readUpTo(MOST_BYTES, file)
          .orElseThrow(
              () ->
                  CommandException.usage(
                      "source %s: too large to be commands that people wrote", file))
          .lines()
          .toList();
    } catch (NoSuchFileException _) {
      throw CommandException.usage("source %s: no such file", file);
    } catch (IOException failure) {
      throw CommandException.usage(
          "source %s: it can't be read: %s", file, FileFailure.why(failure));
    }
  }
}
