package dev.loopbook.shell.picture;

import static java.util.function.Predicate.not;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.ListFilter;
import dev.loopbook.shell.step.PausedProgram;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.step.view.GraphView;
import dev.loopbook.step.view.ListViews;
import dev.loopbook.step.view.PictureLayout;
import dev.loopbook.step.view.SyncView;
import dev.loopbook.step.view.TreeView;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.Profile;
import dev.loopbook.watch.Timeline;
import dev.loopbook.watch.Timeline.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The commands that draw the loaded program.
public final class PictureCommands {
  private final Session session;

  PictureCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "lanes",
      description = "Draw the tasks side by side: when each ran, was ready, or waited.",
      footer = {
        "lanes                    the run so far, along time or, if none passed, ticks",
        "lanes --ticks            each step fills its tick",
        "lanes --from 0.5 --to 1  a part of it",
        "lanes user-*             some of the tasks"
      })
  int lanes(@Mixin LanesPicture picture) {
    return picture.run();
  }

  @Command(
      name = "graph",
      description = "Draw who waits for whom, and mark the circles.",
      footer = {
        "graph         an arrow leads to whoever can end the wait",
        "graph Lock    waits with this word"
      })
  int graph(@Mixin ListFilter filter) {
    var program = program("graph");
    return show(
        GraphView.lines(
            program.stepper().waits(),
            wait -> filter.accepts(wait.task().name(), wait.what()),
            program.layout()));
  }

  @Command(
      name = "tree",
      description = "Draw the live tasks below those that made them, or await them.",
      footer = {
        "tree           by who made them",
        "tree --await   by who awaits them, as Python 3.14's asyncio pstree"
      })
  int tree(
      @Option(names = "--await", description = "Below each task, those it awaits.") boolean await) {
    var program = program("tree");
    var stepper = program.stepper();
    return show(
        await
            ? TreeView.ofAwaits(stepper.waits(), program.layout())
            : TreeView.ofMakers(stepper.tasks(), stepper.doneTasks(), program.layout()));
  }

  @Command(
      name = "queues",
      description = "Show the queues in use: their items, and who waits at them.",
      footer = {
        "queues        all that have items or somebody waiting",
        "queues jobs   those with this word"
      })
  int queues(@Mixin ListFilter filter) {
    return sync("queues", SyncSnapshot::isQueue, filter, SyncView::queues);
  }

  @Command(
      name = "locks",
      description = "Show the locks, semaphores and the like: who holds them, who waits.",
      footer = {
        "locks         all that are held or waited at",
        "locks left    those with this word"
      })
  int locks(@Mixin ListFilter filter) {
    return sync("locks", not(SyncSnapshot::isQueue), filter, SyncView::locks);
  }

  private int sync(
      String command,
      Predicate<SyncSnapshot> kind,
      ListFilter filter,
      BiFunction<List<SyncSnapshot>, PictureLayout, List<StyledLine>> view) {
    var program = program(command);
    var all = program.stepper().sync().stream().filter(kind).toList();
    var found =
        all.stream()
            .filter(each -> filter.accepts(each.text(), String.join(" ", each.waiters())))
            .toList();
    return show(
        found.isEmpty() && !all.isEmpty()
            ? ListViews.noneMatches(command, all.size(), filter.toString(), program.layout())
            : view.apply(found, program.layout()));
  }

  @Command(
      name = "sockets",
      description = "Show the open sockets and what each waits for, and jobs on threads.",
      footer = "sockets     the loop's poller watches them between two ticks")
  int sockets() {
    var program = program("sockets");
    var loop = program.stepper().picture().orElseThrow();
    return show(SyncView.sockets(loop.sockets(), loop.outside(), program.layout()));
  }

  @Command(
      name = "profile",
      description = "Show where the time went: running, ready, waiting; and how many steps.",
      footer = {
        "profile          the tasks of the run so far, the busiest first",
        "profile user-*   some of them"
      })
  int profile(@Mixin ListFilter filter) {
    var program = program("profile");
    var lines = new ArrayList<StyledLine>();
    for (var timeline : Timeline.along(Axis.TIME, program.events("profile"))) {
      Profile.of(timeline.of(task -> filter.accepts(task.name(), "")), program.isVirtual())
          .lines()
          .forEach(line -> lines.add(StyledLine.of("  " + line, Style.PLAIN)));
    }
    if (lines.isEmpty()) {
      session.screen().say("No task has run yet.   tick runs the first tick");
      return ExitStatus.OK;
    }
    return show(lines);
  }

  private PausedProgram program(String command) {
    return PausedProgram.standing(command, session);
  }

  private int show(List<StyledLine> lines) {
    Projector.show(lines, session);
    return ExitStatus.OK;
  }
}
