package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.io.Network.Descriptor;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Optional;

/// Draws what tasks share: locks and the like, queues, sockets.
public final class SyncView {
  private SyncView() {}

  /// Returns the queues: what is in each, and who waits at it.
  public static List<StyledLine> queues(List<SyncSnapshot> queues, PictureLayout layout) {
    if (queues.isEmpty()) {
      return ListViews.nothing(
          layout, "queues", "none is in use: no items are left to do, and nobody waits at one");
    }
    var rows = new PictureRows(layout);
    for (var queue : queues) {
      rows.row("queue", queue.text(), queue.madeAt());
      var room = layout.measure() - layout.nameColumn();
      rows.row(
          "",
          queue.items().isEmpty()
              ? "empty" + capacity(queue)
              : format("%s%s: ", count(queue.itemCount()), capacity(queue))
                  + ColumnText.list(queue.items(), queue.itemCount(), ", ", room - 20));
      if (queue.unfinished() > queue.itemCount()) {
        var open = queue.unfinished() - queue.itemCount();
        rows.row("", format("%s taken and not reported by taskDone()", count(open)));
      }
      waiting(queue, rows);
    }
    return rows.lines();
  }

  private static String count(int items) {
    return Counted.of(items, "item");
  }

  private static String capacity(SyncSnapshot queue) {
    return queue.capacity() > 0 ? ", room for " + queue.capacity() : "";
  }

  private static void waiting(SyncSnapshot thing, PictureRows rows) {
    if (!thing.waiters().isEmpty()) {
      var layout = rows.layout();
      rows.row(
          "waits",
          new Span(
              ColumnText.list(
                  thing.waiters(),
                  thing.waiters().size(),
                  ", ",
                  layout.measure() - layout.nameColumn()),
              Style.NAME));
    }
  }

  /// Returns the locks, semaphores, events and the like: who holds each, and who waits at it.
  public static List<StyledLine> locks(List<SyncSnapshot> locks, PictureLayout layout) {
    if (locks.isEmpty()) {
      return ListViews.nothing(
          layout, "locks", "none is in use: nobody holds one, and nobody waits at one");
    }
    var rows = new PictureRows(layout);
    for (var lock : locks) {
      rows.row("lock", lock.text(), lock.madeAt());
      for (var holder : lock.holders()) {
        rows.row("held by", List.of(new Span(holder.task(), Style.NAME)), holder.since());
      }
      waiting(lock, rows);
    }
    return rows.lines();
  }

  /// Returns the sockets, and what each waits for.
  ///
  /// @param outside how many jobs run on threads besides the loop's
  public static List<StyledLine> sockets(
      List<Descriptor> sockets, int outside, PictureLayout layout) {
    if (sockets.isEmpty() && outside == 0) {
      return ListViews.nothing(layout, "sockets", "none is open, and no thread is at work");
    }
    var rows = new PictureRows(layout);
    for (var socket : sockets) {
      rows.row(
          "socket",
          socket.what() + (socket.interest().isEmpty() ? "" : "   waits for " + socket.interest()),
          Optional.empty());
    }
    if (outside > 0) {
      rows.row("threads", Counted.of(outside, "job") + " at work outside the loop");
    }
    return rows.lines();
  }
}
