package dev.loopbook.judge;

import dev.loopbook.program.TemporaryFolder;
import dev.loopbook.program.Uninterruptibly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /// Returns one without walls. A child has nothing in its environment but a locale: a JVM without
  /// one can't open its own jar if that lies in a folder whose name isn't ASCII. What it leaves in
  /// its temporary folder, as Mockito's agent does when it's killed, goes with it.
  static Launcher plain() {
    return (command, _) -> {
      var temporary = TemporaryFolder.make("loopbook-child-");
      var words = new ArrayList<>(command);
      words.add(1, "-Djava.io.tmpdir=" + temporary.path());
      var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().put("LANG", "C.UTF-8");
      try {
        var process = builder.start();
        return new Child(process, () -> removeLeftovers(process.pid(), temporary));
      } catch (IOException e) {
        temporary.close();
        throw e;
      }
    };
  }

  /// Removes the temporary folder and the socket that a JVM opens when something attaches to it,
  /// which on Linux is never in that folder.
  private static void removeLeftovers(long pid, TemporaryFolder temporary) {
    try (temporary) {
      Files.deleteIfExists(Path.of("/tmp/.java_pid" + pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
