package dev.loopbook.shell.step;

import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `step`.
@Command(
    name = "step",
    description = "Run one callback, or N.",
    footer = {
      "step        one callback: a step of a task, a timer, a callback",
      "step 3      three of them, over the end of a tick if need be"
    })
public final class StepCallback implements Callable<Integer>, RepeatedByEnter {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many; 1 if not given.")
  private long count;

  StepCallback(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return SteppingSession.of(session).step("step", Goal.callbacks(Counts.positive("step", count)));
  }
}
