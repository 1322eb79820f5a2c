package dev.loopbook.shell;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `help`.
@Command(
    name = "help",
    aliases = {"--help", "-h"},
    description = "List the commands, or show what one does.",
    footer = {"help            all commands", "help tick       what tick does, with examples"})
final class Help implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      completionCandidates = CommandNames.class,
      description = "The command to show.")
  private @Nullable String command;

  Help(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var page = new HelpPage(session);
    if (command == null) {
      page.printOverview();
    } else {
      page.print(Dispatcher.known(command));
    }
    return ExitStatus.OK;
  }

  /// The names that `help` completes.
  static final class CommandNames implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Commands.names().iterator();
    }
  }
}
