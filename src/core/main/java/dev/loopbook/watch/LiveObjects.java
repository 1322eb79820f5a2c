package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The objects of a running program that a trace refers to by number. It lets go of each when it is
/// done. Any thread may call it.
final class LiveObjects {

  /// What is remembered of a timer until it fires or is cancelled.
  record Timer(int number, long setIn, String what, Optional<TaskRef> setBy) {}

  private final Map<EventLoop, Integer> loops = new IdentityHashMap<>();
  private final Map<Task<?>, TaskRef> tasks = new IdentityHashMap<>();
  private final Map<TimerHandle, Timer> timers = new IdentityHashMap<>();
  private final Map<Task<?>, String> waitsFor = new IdentityHashMap<>();
  private final Waiters waiters = new Waiters();
  private final Map<Handle, TaskRef> turns = new IdentityHashMap<>();
  private int loopsSeen;
  private int tasksSeen;
  private int timersSeen;

  synchronized Moment at(EventLoop loop) {
    return new Moment(number(loop), loop.tick(), loop.nanos());
  }

  private int number(EventLoop loop) {
    var known = loops.get(loop);
    if (known == null) {
      known = ++loopsSeen;
      loops.put(loop, known);
    }
    return known;
  }

  synchronized TaskRef task(Task<?> task) {
    var known = tasks.get(task);
    var name = task.displayName();
    if (known == null || !known.name().equals(name)) {
      known = new TaskRef(known == null ? ++tasksSeen : known.number(), name);
      tasks.put(task, known);
    }
    return known;
  }

  synchronized Optional<TaskRef> taskThatRunsOn(EventLoop loop) {
    return loop.runningTask().map(this::task);
  }

  synchronized void turnBegins(Handle handle, Optional<TaskRef> task) {
    task.ifPresent(ref -> turns.put(handle, ref));
  }

  /// Returns the task whose turn `handle` was; it may be done by now.
  synchronized Optional<TaskRef> turnEnds(Handle handle) {
    return Optional.ofNullable(turns.remove(handle));
  }

  synchronized Timer timerSet(TimerHandle timer, String what) {
    var loop = timer.loop();
    var known = new Timer(++timersSeen, loop.tick(), what, taskThatRunsOn(loop));
    timers.put(timer, known);
    return known;
  }

  synchronized @Nullable Timer timerGone(TimerHandle timer) {
    return timers.remove(timer);
  }

  synchronized void suspended(Task<?> task, @Nullable Future<?> on, String label) {
    waitsFor.put(task, label);
    if (on != null) {
      waiters.add(task, on);
    }
  }

  /// Returns what a suspended task waits for, as it was written when the wait began.
  synchronized String whatHeldUp(Task<?> task) {
    return waitsFor.getOrDefault(task, TraceEvent.ITS_TURN);
  }

  /// Returns the tasks that waited for `future`, which is done now.
  synchronized List<Task<?>> woken(Future<?> future) {
    return waiters.woken(future);
  }

  synchronized void forget(Task<?> task) {
    tasks.remove(task);
    waitsFor.remove(task);
  }

  synchronized void forget(EventLoop loop) {
    tasks.keySet().removeIf(task -> task.loop() == loop);
    waitsFor.keySet().removeIf(task -> task.loop() == loop);
    waiters.forgetIf(future -> future.loop() == loop);
    timers.keySet().removeIf(timer -> timer.loop() == loop);
    loops.remove(loop);
  }

  /// Returns how many live objects it holds on to.
  synchronized int remembered() {
    return loops.size() + tasks.size() + timers.size() + waitsFor.size() + turns.size();
  }
}
