package dev.loopbook.judge;

import dev.loopbook.program.Uninterruptibly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts child processes. A grader uses one that puts walls around them.
@FunctionalInterface
public interface Launcher {

  /// A child, and what has to be done once it has ended.
  ///
  /// @param process the process whose standard input and output are the judge's private channel;
  ///   nobody reads its error stream
  /// @param afterwards removes what was made for the child; called once, after the process ended
  record Child(Process process, Runnable afterwards) {
    /// Kills it, and what it has started.
    void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    /// Kills it, and does what has to be done then.
    void end() {
      kill();
      hasExited(Duration.ofSeconds(5));
      try {
        afterwards.run();
      } catch (UncheckedIOException _) {
        // a folder can't be removed now, which has nothing to do with the verdict; the launcher's
        // end tries again
      }
    }

    /// Returns whether it has exited within this time.
    boolean hasExited(Duration atMost) {
      return Uninterruptibly.await(() -> process.waitFor(atMost));
    }
  }

  /// Starts a command.
  ///
  /// @param command the JVM and its arguments; a launcher may put another program before it
  /// @param reads the files and folders that the command must be able to read
  Child launch(List<String> command, List<Path> reads) throws IOException;

  /// Returns one that starts the command as it is, with nothing in its environment but a locale: a
  /// JVM without one can't open its own jar if that lies in a folder whose name isn't ASCII.
  static Launcher plain() {
    return (command, _) -> {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().put("LANG", "C.UTF-8");
      return new Child(builder.start(), () -> {});
    };
  }
}
