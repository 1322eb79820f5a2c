package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.ListViews;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `tasks`.
@Command(
    name = "tasks",
    description = "List the tasks.",
    footer = "tasks       those that live, as they were made, then those that are done")
public final class ShowTasks implements Callable<Integer> {
  private final Session session;

  ShowTasks(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    stepping.picture("tasks");
    var stepper = stepping.loaded("tasks").stepper();
    session
        .screen()
        .lines(ListViews.tasks(stepper.tasks(), stepper.doneTasks(), stepping.layout()));
    return ExitStatus.OK;
  }
}
