package dev.loopbook.shell;

import dev.loopbook.judge.child.Child;
import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.program.LogTraces;
import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts Loopbook: one command from the command line, or the shell.
public final class Main {
  /// The bits of `st_mode` that say what a file is, and two of their values (see `inode(7)`).
  private static final int FILE_TYPE = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private Main() {}

  /// Runs the command that the arguments name, or the shell if there are none, and ends the JVM
  /// with the exit status.
  public static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals(Child.COMMAND)) {
      Child.main(args);
      return;
    }
    if (args.length == 1 && args[0].equals(CompilerChild.COMMAND)) {
      CompilerChild.main(args);
      return;
    }
    if (StartRehearsal.isThis()) {
      StartRehearsal.limit();
    }
    LogTraces.install();
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> arguments) {
    var shell = arguments.isEmpty();
    try (var start = Startup.of(shell || arguments.getFirst().equals("shell"))) {
      var dispatcher = new Dispatcher(start.session());
      return shell ? dispatcher.openShell() : dispatcher.run(arguments);
    } catch (ClosedOutput closed) {
      return endOf(closed);
    }
  }

  /// Whoever stops reading a pipe, or closes the terminal, wants no more of it. Anybody else has
  /// lost what they think they have, on a full disk, say.
  @SuppressWarnings("SystemConsoleNull") // run.sh makes no console of a pipe
  private static int endOf(ClosedOutput closed) {
    if (System.console() != null || isPipe(Path.of("/dev/stdout"))) {
      return ExitStatus.OK;
    }
    System.err.println("  the output can't be written: " + FileFailure.why(closed.failure()));
    return ExitStatus.FAILED;
  }

  private static boolean isPipe(Path file) {
    try {
      var type = (int) Files.getAttribute(file, "unix:mode") & FILE_TYPE;
      return type == PIPE || type == SOCKET;
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
