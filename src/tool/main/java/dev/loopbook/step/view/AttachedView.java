package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.attach.AttachedLoop;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws the loop of another program.
public final class AttachedView {

  /// What there is to see of it.
  public enum Part {
    /// The tasks; below them who is in a circle, and what tasks share.
    ALL,
    /// The tasks.
    TASKS,
    /// The tasks below those that made them.
    TREE,
    /// The tasks below those that await them.
    AWAITS,
    /// Who waits for whom.
    GRAPH,
    /// The queues.
    QUEUES,
    /// The locks and the like.
    LOCKS
  }

  private final PictureLayout layout;

  /// Makes a view.
  public AttachedView(PictureLayout layout) {
    this.layout = layout;
  }

  /// Returns the lines.
  ///
  /// @param title what the program is called
  public List<StyledLine> lines(String title, AttachedLoop loop, Part part) {
    return switch (loop) {
      case AttachedLoop.Seen seen -> seen(title, seen, part);
      case AttachedLoop.Held(_, _, var byAttached) when byAttached -> heldByAttached();
      case AttachedLoop.Held(var nanos, var stack, _) -> held(nanos, stack);
      case AttachedLoop.Over _ ->
          ListViews.nothing(layout, "loop", "closed: the program goes on without it, or ends");
      case AttachedLoop.Failed(var why) ->
          ListViews.nothing(layout, "loop", "it couldn't tell what it's doing: " + why);
    };
  }

  private List<StyledLine> heldByAttached() {
    var rows = new PictureRows(layout);
    rows.row("held", new Span("somebody else holds the loop, with attach --step", Style.WARNING));
    rows.row("", "no table can be made until they press a key: Enter for a tick, q to let it go");
    return rows.lines();
  }

  private List<StyledLine> held(long nanos, List<CodePlace> stack) {
    var rows = new PictureRows(layout);
    var where = stack.stream().findFirst();
    var words =
        format(
            "the loop has been held for at least %s%s",
            TimeText.exact(nanos / 100_000_000 * 100_000_000),
            where.map(at -> ", at " + at).orElse(""));
    rows.row("held", new Span(words, Style.WARNING));
    stack.stream().skip(1).forEach(at -> rows.row("", "called from " + at));
    rows.row("", "no task can run, and no table can be made, until that callback returns");
    return rows.lines();
  }

  private List<StyledLine> seen(String title, AttachedLoop.Seen loop, Part part) {
    var lines = new ArrayList<StyledLine>();
    lines.add(
        layout.rule(
            List.of(new Span(title, Style.HEADING), Span.plain(" · in tick " + loop.tick())),
            TimeText.point(loop.nanos()) + " s"));
    lines.addAll(
        switch (part) {
          case ALL -> all(loop);
          case TASKS -> tasks(loop);
          case TREE -> TreeView.ofMakers(loop.tasks(), List.of(), layout);
          case AWAITS -> TreeView.ofAwaits(loop.waits(), layout);
          case GRAPH -> GraphView.lines(loop.waits(), _ -> true, layout);
          case QUEUES -> SyncView.queues(queues(loop), layout);
          case LOCKS -> SyncView.locks(locks(loop), layout);
        });
    return lines;
  }

  private List<StyledLine> all(AttachedLoop.Seen loop) {
    var lines = new ArrayList<>(tasks(loop));
    var rows = new PictureRows(layout);
    if (!loop.ready().isEmpty()) {
      var room = layout.measure() - layout.nameColumn();
      rows.row("queue", ColumnText.list(loop.ready(), loop.ready().size(), ", ", room));
    }
    if (loop.timers() > 0) {
      rows.row("timers", Counted.of(loop.timers(), "timer"));
    }
    lines.addAll(rows.lines());
    if (!loop.waits().circles().isEmpty()) {
      lines.addAll(GraphView.lines(loop.waits(), _ -> true, layout));
    }
    if (!locks(loop).isEmpty()) {
      lines.addAll(SyncView.locks(locks(loop), layout));
    }
    if (!queues(loop).isEmpty()) {
      lines.addAll(SyncView.queues(queues(loop), layout));
    }
    return lines;
  }

  private static List<SyncSnapshot> locks(AttachedLoop.Seen loop) {
    return loop.sync().stream().filter(each -> !each.isQueue()).toList();
  }

  private static List<SyncSnapshot> queues(AttachedLoop.Seen loop) {
    return loop.sync().stream().filter(SyncSnapshot::isQueue).toList();
  }

  private List<StyledLine> tasks(AttachedLoop.Seen loop) {
    if (loop.tasks().isEmpty()) {
      return ListViews.nothing(layout, "tasks", "none is alive");
    }
    var names = loop.tasks().stream().map(AttachedView::name).toList();
    var rows = new PictureRows(layout.withNames(names));
    for (var task : loop.tasks()) {
      switch (task.state()) {
        case TaskSnapshot.State.Ready(var first, var _) ->
            row("ready", task, first ? "first step" : "resumes", rows);
        case TaskSnapshot.State.Running _ -> row("runs", task, "asked between two callbacks", rows);
        case TaskSnapshot.State.Suspended suspended -> row("waits", task, suspended.what(), rows);
      }
    }
    if (loop.taskCount() > loop.tasks().size()) {
      rows.row(
          "", format("… and %s more", ColumnText.count(loop.taskCount() - loop.tasks().size())));
    }
    return rows.lines();
  }

  private static void row(String label, TaskSnapshot task, String words, PictureRows rows) {
    Optional<CodePlace> place = task.standsAt().stream().findFirst().or(task::madeAt);
    rows.row(label, name(task), List.of(Span.plain(words)), place);
  }

  private static String name(TaskSnapshot task) {
    return "#" + task.number() + " " + task.name();
  }
}
