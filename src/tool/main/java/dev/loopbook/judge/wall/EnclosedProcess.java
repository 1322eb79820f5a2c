package dev.loopbook.judge.wall;

import dev.loopbook.program.RecursiveDeletion;
import dev.loopbook.program.Uninterruptibly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM behind walls, with everything that it starts.
public final class EnclosedProcess implements AutoCloseable {
  private final Process process;
  private final boolean ownGroup;
  private final int user;
  private final Path folder;

  private EnclosedProcess(Process process, boolean ownGroup, int user, Path folder) {
    this.process = process;
    this.ownGroup = ownGroup;
    this.user = user;
    this.folder = folder;
  }

  static EnclosedProcess start(
      Enclosure enclosure,
      boolean ownRoot,
      List<String> command,
      Allowance allowance,
      Enclosure.Cell cell,
      Path folder)
      throws IOException {
    // with a root folder of its own, the scratch folder has a fixed path
    var scratch = ownRoot ? "/scratch" : cell.scratch().toString();
    var words = new ArrayList<>(List.of(cell.jdk().resolve("bin/java").toString()));
    words.addAll(hardening(scratch));
    words.addAll(command.subList(1, command.size()));
    var user =
        enclosure instanceof PlainEnclosure plain && plain.root() ? SystemTools.userFor(cell) : -1;
    if (user >= 0) {
      RootCommands.give(cell.scratch(), user);
    }
    var builder = new ProcessBuilder(enclosure.around(words, allowance, cell));
    builder.directory(cell.scratch().toFile());
    builder.environment().clear();
    builder.environment().putAll(SystemTools.environment());
    var ownGroup = builder.command().getFirst().equals("setsid");
    return new EnclosedProcess(builder.start(), ownGroup, user, folder);
  }

  /// Options that leave a JVM fewer ways to do harm, and nowhere to leave files.
  private static List<String> hardening(String scratch) {
    return List.of(
        "-XX:MaxMetaspaceSize=192m",
        "-XX:MaxDirectMemorySize=32m",
        "-XX:-UsePerfData",
        "-XX:ErrorFile=/dev/null",
        "-XX:-CreateCoredumpOnCrash",
        "-Djava.io.tmpdir=" + scratch,
        "-Duser.home=" + scratch,
        "-Duser.timezone=UTC",
        "-Djava.awt.headless=true");
  }

  /// Returns the process, with its pipes.
  public Process process() {
    return process;
  }

  /// Kills it and everything that it started, and removes its folders. Calling it again is
  /// harmless.
  @Override
  public void close() throws IOException {
    var started = process.descendants().toList();
    if (ownGroup) {
      signalGroup();
    }
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    if (user >= 0) {
      RootCommands.killAll(user);
    }
    Uninterruptibly.await(() -> process.waitFor(10, TimeUnit.SECONDS));
    RecursiveDeletion.of(folder);
  }

  /// Kills the process group, which takes a shell: a JVM can only kill single processes. Debian's
  /// takes a group after `-s KILL`, but not after `-KILL`.
  private void signalGroup() throws IOException {
    if (process.isAlive()) {
      RootCommands.run("kill -s KILL -- -" + process.pid() + " 2> /dev/null");
    }
  }
}
