package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.Ending;
import dev.loopbook.program.Program;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.RunOptions;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.ProgramNames;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`.
@Command(
    name = "run",
    description = "Run a program to its end, in virtual time unless --real is given.",
    footer = {
      "run ch01/TwoTasks          an example of the book: nobody really waits",
      "run ch01/TwoTasks --real   its sleeps take as long as they say",
      "run src/Mine.java a b      a file of your own, with arguments for its main"
    })
final class RunProgram implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "EXAMPLE",
      completionCandidates = ProgramNames.class,
      description = "An example (ch01/TwoTasks) or a Java file of your own.")
  private String program = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARG",
      description = "What its main(String[]) gets.")
  private List<String> arguments = new ArrayList<>();

  @Option(names = "--real", description = "Let time pass as it does outside.")
  private boolean real;

  RunProgram(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    var compiled = Programs.of(session).compile(ProgramFile.named(program, session));
    compiled.warnings().forEach(warning -> session.screen().messages(Programs.lines(warning)));
    return run(compiled);
  }

  private int run(Program compiled) throws InterruptedException {
    var output = new LiveOutput(session.screen());
    var options = real ? RunOptions.realTime() : RunOptions.virtualTime();
    if (!session.isInShell()) {
      options =
          options.withInput(session.keyboard().input()); // in the shell it is the shell that reads
    }
    var pending = new CompletableFuture<ProgramRun>();
    ProgramRun run;
    Ending ending;
    // Before the start: a Ctrl-C that comes before there is a run waits for it.
    try (var _ = session.interrupts().to(() -> pending.thenAccept(ProgramRun::interrupt))) {
      run =
          compiled.start(
              options.withArguments(arguments.toArray(String[]::new)).withOutputTo(output));
      output.belongsTo(run);
      pending.complete(run);
      ending = run.await();
    }
    output.check();
    return report(run, ending);
  }

  private int report(ProgramRun run, Ending ending) {
    var screen = session.screen();
    run.output().capNotice().ifPresent(notice -> screen.problem(CommandException.toFix(notice)));
    switch (ending) {
      case Ending.Finished _ -> {}
      case Ending.Threw(_, var text) -> screen.rawMessage(text);
      case Ending.Exited(var status) -> {
        if (status != 0 && screen.isTerminal()) {
          screen.say("The program ended itself with exit status " + status + ".");
        }
      }
      case Ending.Stopped(_, var stoodAt) ->
          screen.say(
              stoodAt.isEmpty()
                  ? "Stopped."
                  : format(
                      "Stopped at %s   %s", stoodAt.getFirst().place(), stoodAt.getFirst().text()));
    }
    run.notes().forEach(note -> screen.problem(CommandException.toFix(note)));
    return ending.status();
  }
}
