package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.VirtualClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures what each task does with its time: running, ready, waiting. The program needs no
/// change.
///
/// It measures loop time, so it works in virtual time as well as in real time. Any thread may ask
/// it at any time.
public final class Profiler implements LoopListener {

  /// Beyond this many, ended tasks are only counted, so that a server can be profiled for days.
  private static final int MOST_ENDED = 10_000;

  // Everything is guarded by this: the loops' threads write, anybody reads.
  private final Map<Task<?>, Meter> meters = new IdentityHashMap<>();
  private final List<Profile.Usage> ended = new ArrayList<>();
  private final Waiters waiters = new Waiters();
  private int tasks;
  private long more;
  private boolean virtual;

  /// Creates a profiler that has measured nothing yet.
  public Profiler() {}

  /// Returns what was measured so far, tasks under way included.
  public synchronized Profile profile() {
    var usages = new ArrayList<>(ended);
    meters.forEach((task, meter) -> usages.add(meter.usage(task.loop().nanos(), false)));
    usages.sort((a, b) -> Integer.compare(a.task().number(), b.task().number()));
    return new Profile(usages, more, virtual);
  }

  @Override
  public synchronized void loopCreated(EventLoop loop) {
    virtual |= loop.clock() instanceof VirtualClock;
  }

  @Override
  public synchronized void loopClosed(EventLoop loop) {
    // What isn't done by now never will be.
    meters
        .entrySet()
        .removeIf(
            entry -> {
              var isOfLoop = entry.getKey().loop() == loop;
              if (isOfLoop) {
                keep(entry.getValue().usage(loop.nanos(), false));
              }
              return isOfLoop;
            });
    waiters.forgetIf(future -> future.loop() == loop);
  }

  @Override
  public synchronized void taskCreated(Task<?> task) {
    meter(task).change(TaskState.READY, task.loop().nanos());
  }

  @Override
  public synchronized void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    meter(task).change(TaskState.RUNNING, task.loop().nanos());
  }

  @Override
  public synchronized void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    var state = waitsFor == null || waitsFor.isDone() ? TaskState.READY : TaskState.WAITING;
    meter(task).change(state, task.loop().nanos());
    if (state == TaskState.WAITING && waitsFor != null) {
      waiters.add(task, waitsFor);
    }
  }

  @Override
  public synchronized void futureDone(Future<?> future) {
    for (var waiter : waiters.woken(future)) {
      meter(waiter).change(TaskState.READY, Waiters.readySince(future));
    }
    if (future instanceof Task<?> task) {
      var meter = meters.remove(task);
      if (meter != null) {
        keep(meter.usage(future.loop().nanos(), true));
      }
    }
  }

  private Meter meter(Task<?> task) {
    return meters.computeIfAbsent(
        task,
        _ ->
            new Meter(
                new TaskRef(++tasks, task.displayName()),
                task.coroutine().coroutineName(),
                task.loop()));
  }

  private void keep(Profile.Usage usage) {
    if (ended.size() < MOST_ENDED) {
      ended.add(usage);
    } else {
      more++;
    }
  }

  /// Adds up the time of one task.
  private static final class Meter {

    private final TaskRef task;
    private final String coroutine;
    private final Map<TaskState, Long> totals = new EnumMap<>(TaskState.class);
    private TaskState state = TaskState.READY;
    private long since;
    private int steps;
    private long longestStep;

    Meter(TaskRef task, String coroutine, EventLoop loop) {
      this.task = task;
      this.coroutine = coroutine;
      since = loop.nanos();
    }

    void change(TaskState next, long at) {
      var now = Math.max(since, at);
      var spent = now - since;
      totals.merge(state, spent, Long::sum);
      if (state == TaskState.RUNNING) {
        longestStep = Math.max(longestStep, spent);
      }
      if (next == TaskState.RUNNING) {
        steps++;
      }
      state = next;
      since = now;
    }

    /// Returns the sums, the time since the last change included.
    Profile.Usage usage(long now, boolean over) {
      var running = total(TaskState.RUNNING, now);
      return new Profile.Usage(
          task,
          coroutine,
          running,
          total(TaskState.READY, now),
          total(TaskState.WAITING, now),
          steps,
          state == TaskState.RUNNING ? Math.max(longestStep, now - since) : longestStep,
          over);
    }

    private long total(TaskState of, long now) {
      return totals.getOrDefault(of, 0L) + (state == of ? now - since : 0);
    }
  }
}
