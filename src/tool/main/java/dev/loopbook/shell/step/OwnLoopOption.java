package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ProgramFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--loop` of the commands that run a program on a loop of one's own.
final class OwnLoopOption {
  @Option(
      names = "--loop",
      paramLabel = "DIR",
      description = "Run it on the loop of your own in this folder (chapter 21).")
  private @Nullable Path folder;

  /// Returns a program on the loop that was asked for.
  ///
  /// @throws CommandException if it should run in real time
  ProgramFile of(ProgramFile program, boolean real) {
    if (folder != null && real) {
      throw CommandException.usage(
          "--loop and --real: a loop of your own has a virtual clock. Leave one of them out");
    }
    return program.on(Optional.ofNullable(folder));
  }
}
