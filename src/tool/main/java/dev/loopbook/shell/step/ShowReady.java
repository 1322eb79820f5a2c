package dev.loopbook.shell.step;

import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Session;
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
    var stage = SteppedProgram.of(session);
    session.screen().lines(ListViews.ready(stage.picture("ready"), stage.layout()));
    return ExitStatus.OK;
  }
}
