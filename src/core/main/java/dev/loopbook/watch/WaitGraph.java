package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.text.SafeText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who waits for whom on a loop: through locks and semaphores, tasks and futures.
///
/// Holds values only: a snapshot of the moment it was made.
///
/// @param waits one for each task that waits for something, in the order the tasks were created
public record WaitGraph(List<Wait> waits) {

  /// What one task waits for.
  ///
  /// @param what the text of what it waits for: `<Lock left locked by B>`
  /// @param on the tasks that can end the wait, as far as they are known: those that hold what it
  ///   waits for, or those whose end it waits for
  /// @param by what they have to do for that
  /// @param place the line where its code stands, if known
  public record Wait(
      TaskRef task,
      String what,
      List<Blocker> on,
      WaitEnd.By by,
      Optional<StackTraceElement> place) {

    /// Keeps a copy of the list.
    public Wait {
      on = List.copyOf(on);
    }
  }

  /// A task that another waits for.
  ///
  /// @param over whether it has ended, and so will never end the wait
  public record Blocker(TaskRef task, boolean over) {}

  /// Keeps a copy of the list.
  public WaitGraph {
    waits = List.copyOf(waits);
  }

  /// Returns who waits for whom on `loop` now. Called on the loop's thread, or while that is
  /// paused.
  public static WaitGraph of(EventLoop loop) {
    return new Reader().read(loop);
  }

  /// Returns the circles: tasks each of which waits for the next, and the last for the first. None
  /// of them can resume unless one is cancelled, be it by a time-out: where a task outside could
  /// end a wait, by giving back the other permit of a semaphore or as the first of several to end,
  /// there is no circle, nor where a `waitOn` has a time limit. A task that waits for what it holds
  /// itself is a circle of one. Each task is in at most one circle.
  public List<List<TaskRef>> circles() {
    return WaitCircles.in(this);
  }

  /// Returns the picture: the circles first, then the other tasks that wait.
  public List<String> lines() {
    return WaitGraphText.lines(this);
  }

  /// Returns the lines as one text; fit for [dev.loopbook.loop.LoopSetup#withDeadlockReport].
  public static String describe(EventLoop loop) {
    return String.join("\n", of(loop).lines());
  }

  /// Turns what is on a loop into values.
  private static final class Reader {

    private final Map<Task<?>, TaskRef> known = new IdentityHashMap<>();

    private TaskRef ref(Task<?> task) {
      return known.computeIfAbsent(task, _ -> new TaskRef(known.size() + 1, task.displayName()));
    }

    WaitGraph read(EventLoop loop) {
      var tasks = loop.tasks();
      tasks.forEach(this::ref);
      var waits = new ArrayList<Wait>();
      for (var task : tasks) {
        task.awaiting()
            .filter(future -> !future.isDone()) // else it's ready, and waits for its turn only
            .ifPresent(future -> waits.add(wait(task, future)));
      }
      return new WaitGraph(waits);
    }

    private Wait wait(Task<?> task, Future<?> future) {
      var end = WaitEnd.of(future);
      return new Wait(
          ref(task),
          SafeText.of(task.waitsFor()),
          end.tasks().stream().map(each -> new Blocker(ref(each), each.isDone())).toList(),
          end.by(),
          task.loop().setup().tracksOrigins() ? task.line() : Optional.empty());
    }
  }
}
