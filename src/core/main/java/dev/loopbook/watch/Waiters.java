package dev.loopbook.watch;

import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which suspended tasks wait for which future.
final class Waiters {

  private final Map<Future<?>, List<Task<?>>> waiters = new IdentityHashMap<>();

  void add(Task<?> task, Future<?> waitsFor) {
    waiters.computeIfAbsent(waitsFor, _ -> new ArrayList<>(1)).add(task);
  }

  /// Removes and returns the tasks that waited for `future`, which is done now.
  List<Task<?>> woken(Future<?> future) {
    var woken = waiters.remove(future);
    return woken == null ? List.of() : woken;
  }

  /// Returns the loop time since when the tasks that `future` wakes now could have run: now, or
  /// when the timer that wakes them was due, if something held the loop beyond that.
  static long readySince(Future<?> future) {
    var loop = future.loop();
    return loop.currentHandle().orElse(null) instanceof TimerHandle timer
        ? Math.min(loop.nanos(), timer.when().toNanos())
        : loop.nanos();
  }

  void forgetIf(Predicate<Future<?>> gone) {
    waiters.keySet().removeIf(gone);
  }
}
