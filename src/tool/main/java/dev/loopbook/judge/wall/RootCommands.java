package dev.loopbook.judge.wall;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What only the system's root does: give a folder to a user, and end all that a user runs.
final class RootCommands {
  private RootCommands() {}

  static void give(Path folder, int user) throws IOException {
    run(format("chown -R %d:%d '%s'", user, user, folder));
  }

  /// A process can start another faster than it is killed, so it is told to that user's processes
  /// at once, by one that is that user itself.
  static void killAll(int user) throws IOException {
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
