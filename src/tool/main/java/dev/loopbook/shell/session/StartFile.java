package dev.loopbook.shell.session;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The file of commands that a person wants run whenever a shell opens on their terminal.
///
/// @param file the file, if there is one
public record StartFile(Optional<Path> file) {

  /// No file.
  public static final StartFile NONE = new StartFile(Optional.empty());

  /// Returns the start file that the environment leads to: `loopbook/start.loop` below
  /// `XDG_CONFIG_HOME`, or else below `.config` in the home directory.
  public static StartFile of(Map<String, String> environment) {
    var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var home = environment.getOrDefault("HOME", "");
    if (config.isEmpty() && home.isEmpty()) {
      return NONE;
    }
    try {
      var base = config.isEmpty() ? Path.of(home).resolve(".config") : Path.of(config);
      var file = base.resolve("loopbook").resolve("start.loop");
      return new StartFile(Optional.of(file).filter(Files::isRegularFile));
    } catch (InvalidPathException _) {
      return NONE;
    }
  }
}
