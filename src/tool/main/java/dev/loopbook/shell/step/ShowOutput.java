package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.OutputView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `output`.
@Command(
    name = "output",
    description = "Show what the program printed, with the ticks.",
    footer = {"output      what fits on the screen", "output 500  the last 500 lines"})
public final class ShowOutput implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many lines; as many as fit if not given.")
  private int count;

  ShowOutput(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    var output = stepping.loaded("output").stepper().output();
    var most = count > 0 ? count : Math.max(5, stepping.height() - 3);
    session
        .screen()
        .lines(
            OutputView.lines(
                OutputByTick.byTick(output.chunks()), most, output.capNotice(), stepping.layout()));
    return ExitStatus.OK;
  }
}
