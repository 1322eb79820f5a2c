package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.ListViews;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `timers`.
@Command(
    name = "timers",
    description = "List the timers by due time.",
    footer = "timers      the next one first")
public final class ShowTimers implements Callable<Integer> {
  private final Session session;

  ShowTimers(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    session
        .screen()
        .lines(ListViews.timers(stepping.picture("timers").timers(), stepping.layout()));
    return ExitStatus.OK;
  }
}
