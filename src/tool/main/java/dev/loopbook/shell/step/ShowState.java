package dev.loopbook.shell.step;

import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Session;
import dev.loopbook.step.view.StateView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `state`.
@Command(
    name = "state",
    description = "Show the loop on one screen: ready, timers, waiting, done, output.",
    footer = "state       after any step")
public final class ShowState implements Callable<Integer> {
  private final Session session;

  ShowState(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stage = SteppedProgram.of(session);
    var picture = stage.picture("state");
    var output = stage.loaded("state").stepper().output();
    session
        .screen()
        .lines(
            StateView.lines(
                picture, Chunks.printed(output.chunks()), stage.layout(), stage.height()));
    return ExitStatus.OK;
  }
}
