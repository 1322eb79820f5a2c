package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.ListViews;
import dev.loopbook.step.view.TaskView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `task`.
@Command(
    name = "task",
    description = "Show one task: state, origin, where it stands.",
    footer = {"task A      the task of this name", "task mai    a name may be cut short"})
public final class ShowTask implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = TaskNames.class,
      description = "The task's name, or its beginning.")
  private String name = "";

  ShowTask(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    stepping.picture("task");
    var program = stepping.loaded("task");
    var lines =
        switch (TaskFinder.find("task", name, program.stepper())) {
          case TaskFinder.Live(var task) ->
              TaskView.lines(task, program::source, stepping.layout());
          case TaskFinder.Done(var task) ->
              ListViews.tasks(List.of(), List.of(task), stepping.layout());
        };
    session.screen().lines(lines);
    return ExitStatus.OK;
  }
}
