package dev.loopbook.shell.step;

import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `continue`.
@Command(
    name = "continue",
    description = "Run the program to its end.",
    footer = "continue    Ctrl-C pauses it")
public final class Continue implements Callable<Integer>, RepeatedByEnter {
  private final Session session;

  Continue(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return SteppingSession.of(session).step("continue", Goal.end());
  }
}
