package dev.loopbook.shell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The lines of earlier sessions, one per line, latest last. Several shells may add to it at once.
///
/// History is a convenience: if it can't be read or written, the shell silently does without.
public final class HistoryFile {
  private static final int KEPT = 1_000;

  private final Path file;

  /// Makes the history that a file keeps; the file need not exist.
  public HistoryFile(Path file) {
    this.file = file;
  }

  /// Returns the person's history, where the XDG base directories put such things.
  ///
  /// @param environment the environment's variables
  public static HistoryFile of(Map<String, String> environment) {
    var state = environment.getOrDefault("XDG_STATE_HOME", "");
    var base =
        state.startsWith("/")
            ? Path.of(state)
            : Path.of(System.getProperty("user.home", "."), ".local", "state");
    return new HistoryFile(base.resolve("loopbook").resolve("history"));
  }

  /// Returns the lines, the oldest first. A file grown to twice what is kept is shortened.
  List<String> read() {
    var lines = new ArrayList<String>();
    try {
      // Decoded leniently: a damaged file only loses its damaged characters.
      new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.chars().noneMatch(Character::isISOControl))
          .forEach(lines::add);
      if (lines.size() > 2 * KEPT) {
        lines.subList(0, lines.size() - KEPT).clear();
        var shorter = Files.createTempFile(file.getParent(), "history", ".new");
        Files.write(shorter, lines);
        Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException _) {
      // then there is none, or only that much
    }
    return lines;
  }

  /// Adds a line.
  void add(String line) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException _) {
      // then it is forgotten
    }
  }
}
