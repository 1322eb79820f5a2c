package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.ListViews;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `ready`.
@Command(
    name = "ready",
    description = "List the ready queue, in the order in which it will run.",
    footer = "ready       first comes first")
public final class ShowReady implements Callable<Integer> {
  private final Session session;

  ShowReady(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    session.screen().lines(ListViews.ready(stepping.picture("ready"), stepping.layout()));
    return ExitStatus.OK;
  }
}
