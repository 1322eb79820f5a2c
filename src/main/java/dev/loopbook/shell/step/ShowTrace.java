package dev.loopbook.shell.step;

import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Session;
import dev.loopbook.shell.step.view.TraceView;
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
    session.screen().lines(TraceView.lines(events, stage.layout()));
    return ExitStatus.OK;
  }
}
