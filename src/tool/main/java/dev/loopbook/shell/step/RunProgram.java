package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.Ending;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.UserFrame;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ProgramArgument;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: its arguments, and what it does.
final class RunProgram {
  /// What is said of a program that reads, where nobody can type what it reads.
  static final String MISSED_INPUT =
      "The program wanted input, and there is none: the pipe holds the shell's commands."
          + "   ./run.sh run FILE reads the pipe";

  private final Session session;

  @Mixin private ProgramArgument program;

  @Mixin private OwnLoopOption loop = new OwnLoopOption();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARG",
      description = "Arguments for its main(String[]).")
  private List<String> arguments = new ArrayList<>();

  @Option(names = "--real", description = "Let time pass as it does outside.")
  private boolean real;

  RunProgram(Session session) {
    this.session = session;
    this.program = new ProgramArgument(session);
  }

  int run() throws InterruptedException {
    var compiled = Programs.of(session).compile(loop.of(program.file(), real));
    compiled.warnings().forEach(warning -> session.screen().messages(Programs.lines(warning)));
    var output = new LiveOutput(session.screen());
    var options = real ? RunOptions.realTime() : RunOptions.virtualTime();
    var asked = new ProgramInput(session);
    // in the shell, the shell reads what is typed
    options = options.withInput(session.isInShell() ? asked : session.keyboard().input());
    var finished =
        FinishedRun.of(
            compiled,
            options.withArguments(arguments.toArray(String[]::new)).withOutputTo(output),
            session,
            output::belongsTo);
    output.check();
    var status = report(finished.run(), finished.ending());
    if (asked.isMissed()) {
      session.screen().problem(CommandException.toFix(MISSED_INPUT));
    }
    return status;
  }

  private int report(ProgramRun run, Ending ending) {
    var screen = session.screen();
    run.output().capNotice().ifPresent(notice -> screen.problem(CommandException.toFix(notice)));
    switch (ending) {
      case Ending.Finished _ -> {}
      case Ending.Threw threw -> {
        if (!threw.isHandled()) {
          screen.rawMessage(threw.text());
        }
      }
      case Ending.Exited(var status) -> {
        if (status != 0 && screen.isTerminal()) {
          screen.say("The program ended itself with exit status " + status + ".");
        }
      }
      case Ending.Stopped(_, var stoppedAt) -> reportStop(run, stoppedAt);
    }
    run.notes().forEach(note -> screen.problem(CommandException.toFix(note)));
    return ending.status();
  }

  private void reportStop(ProgramRun run, List<UserFrame> stoppedAt) {
    var screen = session.screen();
    var alive = run.aliveAtInterrupt();
    if (!alive.isEmpty()) {
      alive.forEach(screen::say); // the loop went on: no line of code held it
    } else if (!stoppedAt.isEmpty()) {
      var place = stoppedAt.getFirst().place();
      screen.say(format("Stopped at %s   %s", place, place.text()));
    } else {
      screen.say("Stopped.");
    }
    run.busyAtStop().forEach(screen::say);
  }
}
