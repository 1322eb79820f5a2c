package dev.loopbook.step;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.step.Turn.Kind;
import dev.loopbook.text.SafeText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/// The names of tasks and callbacks in pictures.
///
/// A task goes by its own name, except that a loop's first task is `main` if the program didn't
/// name it: its own name would be `Task-1`.
final class DisplayNames {

  /// How many names of a queue are shown; a picture has no room for more.
  private static final int TOLD = 40;

  /// Library callbacks that the program knows by another name.
  private static final Map<String, String> LIBRARY =
      Map.of("waiting", "waitOn", "threadPool", "thread");

  // Tasks compare by identity, so a weak map keeps none of them alive.
  private final Set<Task<?>> mains = Collections.newSetFromMap(new WeakHashMap<>());

  private final Map<Task<?>, Integer> numbers = new WeakHashMap<>();
  private int created;

  private final TimerNotes timers;

  DisplayNames(TimerNotes timers) {
    this.timers = timers;
  }

  void created(Task<?> task) {
    numbers.put(task, ++created);
    if (task.maker().isEmpty() && task.name().equals("Task-1")) {
      mains.add(task);
    }
  }

  /// Returns a task's number among the run's tasks, from 1; 0 if it was created before anyone
  /// listened. Two tasks may share a name, never a number.
  int number(Task<?> task) {
    return numbers.getOrDefault(task, 0);
  }

  String of(Task<?> task) {
    return mains.contains(task) && task.name().equals("Task-1") ? "main" : SafeText.of(task.name());
  }

  /// Returns the name of a callback that isn't a task's step. A lambda has no name of its own.
  static String callback(Handle handle) {
    var label = SafeText.of(handle.label());
    return handle.isProgramsOwn() && label.endsWith(" callback")
        ? "callback"
        : LIBRARY.getOrDefault(label, label);
  }

  String of(Handle handle) {
    return handle instanceof TimerHandle timer
        ? timers.of(timer).called()
        : handle.task().map(this::of).orElseGet(() -> callback(handle));
  }

  /// Returns what a task waits for, as pictures name it.
  String whatHoldsUp(Task<?> task) {
    return task.awaiting()
        .map(future -> future instanceof Task<?> other ? "task " + of(other) : future.label())
        .map(SafeText::of)
        .orElse("its turn");
  }

  Kind kind(Handle handle) {
    if (handle.task().isPresent()) {
      return Kind.TASK;
    }
    return handle.isProgramsOwn() ? Kind.CALLBACK : Kind.LIBRARY;
  }

  TickReport.Queue queue(List<Handle> handles) {
    return new TickReport.Queue(
        handles.stream().limit(TOLD).map(this::of).toList(), handles.size());
  }
}
