package dev.loopbook.shell;

import dev.loopbook.judge.child.Child;
import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.program.LogTraces;
import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.ExitStatus;
import java.util.List;

/// Starts Loopbook: one command from the command line, or the shell.
public final class Main {
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
    } catch (ClosedOutput _) {
      return ExitStatus.OK;
    }
  }
}
