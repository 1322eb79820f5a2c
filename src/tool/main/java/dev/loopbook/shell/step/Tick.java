package dev.loopbook.shell.step;

import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tick`.
@Command(
    name = "tick",
    description = "Run one tick of the loop, or N. An empty line does the same again.",
    footer = {
      "tick        one iteration: poll, fire what is due, run what is ready",
      "tick 5      five of them"
    })
public final class Tick implements Callable<Integer>, RepeatedByEnter {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many; 1 if not given.")
  private long count;

  Tick(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return SteppingSession.of(session).step("tick", Goal.ticks(Counts.positive("tick", count)));
  }
}
