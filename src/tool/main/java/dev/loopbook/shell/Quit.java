package dev.loopbook.shell;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `quit`.
@Command(
    name = "quit",
    aliases = "exit",
    description = "Leave the shell. So does Ctrl-D.",
    footer = "quit            exit is the same")
final class Quit implements Callable<Integer> {
  private final Session session;

  Quit(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.end();
    return ExitStatus.OK;
  }
}
