package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.ProgramNames;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `load`.
@Command(
    name = "load",
    description = "Load a program to step, in virtual time unless --real is given.",
    footer = {
      "load ch01/TwoTasks          an example of the book",
      "load ch01/TwoTasks --real   its sleeps take as long as they say",
      "load src/Mine.java          a file of your own"
    })
public final class Load implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "EXAMPLE",
      completionCandidates = ProgramNames.class,
      description = "An example (ch01/TwoTasks) or a Java file of your own.")
  private String program = "";

  @Option(names = "--real", description = "Let time pass as it does outside.")
  private boolean real;

  Load(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return SteppingSession.of(session).load(ProgramFile.named(program, session), real);
  }
}
