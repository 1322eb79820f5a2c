package dev.loopbook.shell.step;

import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `restart`.
@Command(
    name = "restart",
    description = "Start the program afresh.",
    footer = "restart     same program, clean slate: nothing has run yet")
public final class Restart implements Callable<Integer> {
  private final Session session;

  Restart(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    return stepping.restart(stepping.loaded("restart"));
  }
}
