package dev.loopbook.sync;

import static dev.loopbook.loop.Async.currentTask;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tasks that took a semaphore's permits. Kept only on a loop with a listener, because finding
/// out whose permit came back takes a search.
final class Ledger {

  private final Primitive of;
  private final List<Holder> holders = new ArrayList<>(0);
  // The loop that lists the primitive among its resources; null if none does.
  private @Nullable EventLoop loop;

  Ledger(Primitive of) {
    this.of = of;
  }

  /// Notes that the running task took a permit.
  ///
  /// @param allBack whether no permit is missing all the same, because some were added
  void took(Optional<Origin> place, boolean allBack) {
    var task = currentTask();
    if (allBack || task.loop().listener() == null) {
      return;
    }
    holders.add(new Holder(task, place));
    if (loop == null) {
      loop = task.loop();
      loop.resources().opened(of);
    }
  }

  /// Notes that a permit came back.
  ///
  /// @param allBack whether none is missing now
  void gaveBack(boolean allBack) {
    if (loop == null) {
      return;
    }
    if (allBack) {
      holders.clear();
      loop.resources().closed(of);
      loop = null;
    } else if (!holders.isEmpty()) {
      holders.remove(giver());
    }
  }

  /// Notes that permits may have come back without a release: they were given to a task that was
  /// cancelled before it could take them.
  void noteIfAllBack(boolean allBack) {
    if (allBack) {
      gaveBack(true);
    }
  }

  /// Returns the index of the permit that came back: the running task's own, or else the oldest.
  private int giver() {
    var running = EventLoop.ifRunning().flatMap(EventLoop::runningTask).orElse(null);
    for (var i = 0; i < holders.size(); i++) {
      if (isOf(running, holders.get(i))) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isOf(@Nullable Task<?> task, Holder holder) {
    return holder.task() == task;
  }

  List<Holder> holders() {
    return List.copyOf(holders);
  }
}
