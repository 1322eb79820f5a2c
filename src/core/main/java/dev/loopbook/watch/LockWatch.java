package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// Finds tasks that are suspended while they hold a lock of `java.util.concurrent.locks`.
///
/// Such a lock belongs to a thread and lets its owner in again. All tasks of a loop run on one
/// thread, so each of them is the owner: the lock keeps none of them out, and nothing fails.
///
/// The JVM doesn't tell who locks what; whoever runs the program has to, with [#acquired] and
/// [#released]. Loops on several threads may share a watch.
public final class LockWatch implements LoopListener {

  private record Hold(Lock lock, Optional<StackTraceElement> line) {}

  // Both are guarded by this.
  private final Map<Task<?>, List<Hold>> held = new HashMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();

  /// Notes that the code that runs has acquired `lock`. Does nothing if no task runs on this
  /// thread.
  ///
  /// @param line the program's line that did it
  public void acquired(Lock lock, Optional<StackTraceElement> line) {
    runningTask()
        .ifPresent(
            task -> {
              synchronized (this) {
                held.computeIfAbsent(task, _ -> new ArrayList<>()).add(new Hold(lock, line));
              }
            });
  }

  /// Notes that the code that runs has released `lock`, perhaps for another task. Does nothing if
  /// no loop runs on this thread: then its share of the lock was never a task's.
  public synchronized void released(Lock lock) {
    if (EventLoop.ifRunning().isEmpty()) {
      return;
    }
    var ofRunning = runningTask().map(held::get);
    if (ofRunning.isPresent() && removeLast(ofRunning.get(), lock)) {
      return;
    }
    for (var ofTask : held.values()) {
      if (removeLast(ofTask, lock)) {
        return;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // that very one
  private static boolean removeLast(List<Hold> holds, Lock lock) {
    for (var i = holds.size() - 1; i >= 0; i--) {
      if (holds.get(i).lock() == lock) {
        holds.remove(i);
        return true;
      }
    }
    return false;
  }

  private static Optional<Task<?>> runningTask() {
    return EventLoop.ifRunning().flatMap(EventLoop::runningTask);
  }

  /// Returns a finding for each pair of lines that acquired a lock and awaited with it.
  public synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    List<Hold> holds;
    synchronized (this) {
      holds = List.copyOf(held.getOrDefault(task, List.of()));
    }
    if (holds.isEmpty()) {
      return;
    }
    var line = task.line();
    synchronized (this) {
      for (var hold : holds) {
        var type = hold.lock().getClass().getSimpleName();
        findings.add(new Finding.LockAcrossAwait(type, hold.line(), line));
      }
    }
  }

  @Override
  public synchronized void futureDone(Future<?> future) {
    if (future instanceof Task<?> task) {
      held.remove(task);
    }
  }
}
