package dev.loopbook.judge.wall;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Commands that only root can run: give a folder to a user, and kill all of a user's processes.
final class RootCommands {
  private RootCommands() {}

  static void give(Path folder, int user) throws IOException {
    run(format("chown -R %d:%d '%s'", user, user, folder));
  }

  /// Kills all of a user's processes at once, by a `kill -1` as that user. Killed one by one, they
  /// could start others faster than they die.
  ///
  /// @throws IllegalArgumentException if somebody else's processes may be that user's, too
  static void killAll(int user) throws IOException {
    if (user < SystemTools.FIRST_USER) {
      throw new IllegalArgumentException(user + " is no user of an enclosed process");
    }
    run(
        format(
            "setpriv --reuid=%d --regid=%d --clear-groups sh -c 'kill -KILL -1' 2> /dev/null",
            user, user));
  }

  static void run(String line) throws IOException {
    var process =
        new ProcessBuilder("sh", "-c", line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
