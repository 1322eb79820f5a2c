package dev.loopbook.testkit;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.ReadyQueue;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A ready queue that leaves the usual order where it is told to, and remembers where it did.
///
/// Only callbacks of the same tick change places, and cancelled ones count for nothing.
final class ScheduledQueue implements ReadyQueue {

  /// Says who is next.
  @FunctionalInterface
  interface Pick {

    /// Returns how many older callbacks are passed over, at least 0 and less than `standing`.
    ///
    /// @param decision which decision this is, from 1
    /// @param standing how many could be next, at least 2
    int of(int decision, int standing);
  }

  /// The first callback that had its turn in another than the usual order.
  ///
  /// @param tick in which tick
  /// @param first the one that ran
  /// @param passedOver the one that would have run
  record Overtaking(long tick, Callback first, Callback passedOver) {}

  /// A callback in words.
  ///
  /// @param name the task's name, or what the callback is
  /// @param line where the task's code goes on, or where the task was made
  record Callback(String name, Optional<StackTraceElement> line) {

    static Callback of(Handle handle) {
      return new Callback(handle.label(), handle.task().flatMap(Callback::lineOf));
    }

    private static Optional<StackTraceElement> lineOf(Task<?> task) {
      return task.stack().stream()
          .findFirst()
          .or(() -> task.origin().map(origin -> origin.place()));
    }
  }

  private final Pick pick;
  private final List<Handle> queue = new ArrayList<>();
  private final List<Schedule.Choice> choices = new ArrayList<>();
  private int decisions;
  private @Nullable Overtaking overtaking;

  ScheduledQueue(Pick pick) {
    this.pick = pick;
  }

  /// Returns what hands this queue to the first loop that is made; others get the usual kind.
  Supplier<ReadyQueue> ofFirstLoop() {
    var first = new AtomicBoolean(true);
    return () -> first.getAndSet(false) ? this : ReadyQueue.fifo();
  }

  /// Returns how often more than one callback could have been next.
  int decisions() {
    return decisions;
  }

  /// Returns the schedule that it has followed so far.
  Schedule followed() {
    return new Schedule(List.copyOf(choices));
  }

  Optional<Overtaking> overtaking() {
    return Optional.ofNullable(overtaking);
  }

  @Override
  public Handle take(int standing) {
    var live = new ArrayList<Integer>();
    for (var i = 0; i < standing; i++) {
      if (!queue.get(i).isCancelled()) {
        live.add(i);
      }
    }
    if (live.size() < 2) {
      return queue.removeFirst();
    }
    decisions++;
    var picked = pick.of(decisions, live.size());
    if (picked > 0) {
      choices.add(new Schedule.Choice(decisions, picked));
      if (overtaking == null) {
        var first = queue.get(live.get(picked));
        overtaking =
            new Overtaking(
                first.loop().tick(), Callback.of(first), Callback.of(queue.get(live.getFirst())));
      }
    }
    return queue.remove(live.get(picked).intValue());
  }

  @Override
  public void add(Handle handle) {
    queue.add(handle);
  }

  @Override
  public int size() {
    return queue.size();
  }

  @Override
  public List<Handle> handles() {
    return List.copyOf(queue);
  }

  @Override
  public void clear() {
    queue.clear();
  }
}
