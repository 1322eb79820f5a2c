package dev.loopbook.shell.step;

import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `trace`.
@Command(
    name = "trace",
    description = "Show the last events, or N.",
    footer = {"trace       the last 20 events", "trace 100   the last 100"})
public final class ShowTrace implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many events; 20 if not given.")
  private int count;

  ShowTrace(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stage = Stage.of(session);
    var trace = stage.loaded("trace").trace();
    var events = trace.last((int) Counts.positive("trace", count));
    if (events.isEmpty()) {
      session.screen().say("Nothing has happened yet.");
    }
    for (var event : events) {
      session.screen().say(event.describe());
    }
    return ExitStatus.OK;
  }
}
