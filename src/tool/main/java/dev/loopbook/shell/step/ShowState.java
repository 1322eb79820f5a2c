package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
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
    var stepping = SteppingSession.of(session);
    var picture = stepping.picture("state");
    var output = stepping.loaded("state").stepper().output();
    session
        .screen()
        .lines(
            StateView.lines(
                picture,
                OutputByTick.printed(output.chunks()),
                stepping.layout(),
                stepping.height()));
    return ExitStatus.OK;
  }
}
