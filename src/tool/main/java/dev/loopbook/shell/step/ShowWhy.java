package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.WhyView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `why`.
@Command(
    name = "why",
    description = "Say why a task ran, or is ready to run.",
    footer = "why B       who woke it, who woke that, and so on")
public final class ShowWhy implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "TASK",
      completionCandidates = TaskNames.class,
      description = "The task's name, or its beginning.")
  private String name = "";

  ShowWhy(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    stepping.picture("why");
    var lines =
        switch (TaskFinder.find("why", name, stepping.loaded("why").stepper())) {
          case TaskFinder.Live(var task) -> WhyView.lines(task, stepping.layout());
          case TaskFinder.Done(var task) -> WhyView.lines(task, stepping.layout());
        };
    session.screen().lines(lines);
    return ExitStatus.OK;
  }
}
