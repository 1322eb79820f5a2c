package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.ListViews;
import dev.loopbook.step.view.OutputView;
import dev.loopbook.step.view.StateView;
import dev.loopbook.step.view.TaskView;
import dev.loopbook.step.view.WhyView;
import dev.loopbook.text.StyledLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The commands that look at the loaded program between two steps.
public final class LookCommands {
  private final Session session;
  private final SteppingSession stepping;

  LookCommands(Session session) {
    this.session = session;
    this.stepping = SteppingSession.of(session);
  }

  @Command(
      name = "state",
      description = "Show the loop on one screen: ready, timers, waiting, done, output.",
      footer = "state       after any step")
  int state() {
    var picture = stepping.picture("state");
    var output = OutputByTick.printed(stepping.loaded("state").stepper().output().chunks());
    return show(StateView.lines(picture, output, stepping.layout(), stepping.height()));
  }

  @Command(
      name = "tasks",
      description = "List the tasks, all or some.",
      footer = {
        "tasks           live ones in the order they were made, then those done",
        "tasks waiting   also: ready, live, done, finished, failed, cancelled",
        "tasks cons*     those whose names begin so",
        "tasks queue     those with this word in their row"
      })
  int tasks(@Mixin ListFilter filter) {
    var stepper = stepping.standing("tasks").stepper();
    var live = stepper.tasks();
    var done = stepper.doneTasks();
    var rows =
        ListViews.tasks(
            live.stream().filter(filter::accepts).toList(),
            done.stream().filter(filter::accepts).toList(),
            stepping.layout());
    return show(filtered("tasks", rows, live.size() + done.size(), filter));
  }

  /// Returns the rows of a list with a word on how many others there are, or that none was left.
  private List<StyledLine> filtered(
      String list, ListViews.Rows rows, int count, ListFilter filter) {
    return filter.isEmpty() || count == 0
        ? rows.lines()
        : ListViews.filtered(list, rows, count, filter.toString(), stepping.layout());
  }

  @Command(
      name = "task",
      description = "Show one task: state, origin, where it stands.",
      footer = {
        "task A      the task of this name",
        "task mai    the beginning of a name is enough",
        "task #7     task 7 of the list that tasks shows"
      })
  int task(@Mixin TaskArgument task) {
    var program = stepping.standing("task");
    return show(
        switch (TaskFinder.find("task", task.name(), program.stepper())) {
          case TaskFinder.Live(var found) ->
              TaskView.lines(found, program::source, stepping.layout());
          case TaskFinder.Done(var found) ->
              TaskView.lines(found, program::source, stepping.layout());
        });
  }

  @Command(
      name = "why",
      description = "Show why a task waits, ran, or was cancelled.",
      footer = {
        "why B       whom it waits for; who woke it, who woke that, and so on",
        "why #7      the same for task 7 of the list that tasks shows"
      })
  int why(@Mixin TaskArgument task) {
    var program = stepping.standing("why");
    return show(
        switch (TaskFinder.find("why", task.name(), program.stepper())) {
          case TaskFinder.Live(var found) -> WhyView.lines(found, stepping.layout());
          case TaskFinder.Done(var found) -> WhyView.lines(found, stepping.layout());
        });
  }

  @Command(
      name = "ready",
      description = "List the ready queue, in the order in which it will run.",
      footer = {
        "ready          first comes first",
        "ready user-*   only those whose names begin so"
      })
  int ready(@Mixin ListFilter filter) {
    var loop = stepping.picture("ready");
    var count = loop.left().size() + loop.ready().size();
    var rows =
        ListViews.ready(
            loop, handle -> filter.accepts(handle.name(), handle.what()), stepping.layout());
    return show(filtered("ready", rows, count, filter));
  }

  @Command(
      name = "timers",
      description = "List the timers by due time.",
      footer = {"timers         the next one first", "timers user-3  only those with this word"})
  int timers(@Mixin ListFilter filter) {
    var all = stepping.picture("timers").timers();
    var some =
        all.stream()
            .filter(timer -> filter.accepts(timer.owner().orElse(timer.what()), timer.called()))
            .toList();
    return show(filtered("timers", ListViews.timers(some, stepping.layout()), all.size(), filter));
  }

  @Command(
      name = "output",
      description = "Show what the program printed, with the ticks.",
      footer = {"output      what fits on the screen", "output 500  the last 500 lines"})
  int output(
      @Parameters(
              arity = "0..1",
              paramLabel = "N",
              description = "How many lines; as many as fit if not given.")
          @Nullable Integer count) {
    var output = stepping.loaded("output").stepper().output();
    var most =
        count == null
            ? Math.max(5, stepping.height() - 3)
            : (int) CountArgument.positive("output", count);
    return show(
        OutputView.lines(
            OutputByTick.byTick(output.chunks()), most, output.capNotice(), stepping.layout()));
  }

  @Command(
      name = "trace",
      description =
          "Show what happened, event by event: the last 20, the last N, or a whole run's.",
      footer = {
        "trace                              the last 20 events of the loaded program",
        "trace 100                          the last 100",
        "trace ch01/TwoTasks                a whole run, in virtual time",
        "trace ch01/TwoTasks --html a.html  a web page on which the run is played",
        "trace A.java --html a.html --beside B.java  two runs, stepped together",
        "                                   --beside TOKEN: another order of the same",
        "trace --json a.json                what the loaded program has done, as JSON",
        "trace --perfetto a.json            the same as tracks, for ui.perfetto.dev"
      })
  int trace(@Mixin ShowTrace trace) throws InterruptedException {
    return trace.run();
  }

  private int show(List<StyledLine> lines) {
    Projector.show(lines, session);
    return ExitStatus.OK;
  }
}
