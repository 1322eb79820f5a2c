package dev.loopbook.shell;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ProgramNames;
import dev.loopbook.shell.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `shell`.
@Command(
    name = "shell",
    description = "Open the shell, with a program loaded if one is named.",
    footer = {
      "shell                 what ./run.sh alone does",
      "shell ch01/TwoTasks   the shell, with this example ready to be stepped"
    })
final class OpenShell implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXAMPLE",
      completionCandidates = ProgramNames.class,
      description = "An example (ch01/TwoTasks) or a Java file of your own.")
  private @Nullable String program;

  OpenShell(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (session.isInShell()) {
      throw CommandException.usage(
          "shell: this is the shell already.   load EXAMPLE loads a program");
    }
    session.enterShell();
    var first = program == null ? Optional.<String>empty() : Optional.of(program);
    return new Repl(session).run(first.map(name -> List.of("load", name)));
  }
}
