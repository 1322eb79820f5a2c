package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
/// The JVM doesn't tell who locks what. Code that runs a program can say so with [#acquired] and
/// [#released]; without that, a loop that has [dev.loopbook.loop.LoopSetup#withMonitorCheck()]
/// finds most of them, but not the line that locked. That loop needs `--add-opens
/// java.base/java.lang=ALL-UNNAMED`, and isn't told of a lock that its code reaches only through a
/// collection or by a long way. Loops on several threads may share a watch.
///
/// A `StampedLock` and a `Semaphore` belong to nobody and do keep tasks out, so they are none of
/// this class's business. But a task that waits for one holds its loop: [HeldLoopWatch].
public final class LockWatch implements LoopListener {

  private record Hold(Lock lock, Optional<StackTraceElement> line) {}

  // All are guarded by this.
  private final Map<Task<?>, List<Hold>> held = new HashMap<>();
  private final Map<Task<?>, Map<Lock, Integer>> suspended = new HashMap<>(); // by identity
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

  /// Returns the findings so far and forgets them, so that the next test is told its own.
  public synchronized List<Finding> takeFindings() {
    var found = findings();
    findings.clear();
    return found;
  }

  @Override
  public synchronized void lockHeld(Task<?> task, Lock lock, int holds, StackTraceElement line) {
    var ofOthers = suspended.values().stream().mapToInt(locks -> locks.getOrDefault(lock, 0)).sum();
    if (holds <= ofOthers || isNoted(task, lock)) {
      return;
    }
    suspended.computeIfAbsent(task, _ -> new IdentityHashMap<>()).put(lock, holds - ofOthers);
    var type = lock.getClass().getSimpleName();
    findings.add(new Finding.LockAcrossAwait(type, Optional.empty(), Optional.of(line)));
  }

  @SuppressWarnings("ReferenceEquality") // that very one
  private boolean isNoted(Task<?> task, Lock lock) {
    return held.getOrDefault(task, List.of()).stream().anyMatch(hold -> hold.lock() == lock);
  }

  @Override
  public synchronized void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    suspended.remove(task);
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
    var stack = task.stack();
    synchronized (this) {
      for (var hold : holds) {
        var type = hold.lock().getClass().getSimpleName();
        findings.add(new Finding.LockAcrossAwait(type, hold.line(), lineOf(hold, stack)));
      }
    }
  }

  /// Returns where the method that locked is suspended: its `await`, whatever that itself awaits.
  private static Optional<StackTraceElement> lineOf(Hold hold, List<StackTraceElement> stack) {
    return stack.stream()
        .filter(frame -> hold.line().filter(locked -> isSameMethod(locked, frame)).isPresent())
        .findFirst()
        .or(() -> stack.stream().findFirst());
  }

  private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
    return one.getClassName().equals(other.getClassName())
        && one.getMethodName().equals(other.getMethodName());
  }

  @Override
  public synchronized void futureDone(Future<?> future) {
    if (future instanceof Task<?> task) {
      held.remove(task);
      suspended.remove(task);
    }
  }
}
