package dev.loopbook.step;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.step.Turn.Kind;
import dev.loopbook.text.SafeText;
import java.util.List;
import java.util.Map;

/// The names of callbacks, timers and waits in pictures.
final class DisplayNames {

  /// How many names of a queue are shown; a picture has no room for more.
  private static final int TOLD = 40;

  /// Library callbacks that the program knows by another name.
  private static final Map<String, String> LIBRARY =
      Map.of("waiting", "waitOn", "threadPool", "thread");

  private final TaskNames tasks;
  private final TimerNotes timers;

  DisplayNames(TaskNames tasks, TimerNotes timers) {
    this.tasks = tasks;
    this.timers = timers;
  }

  String of(Task<?> task) {
    return tasks.of(task);
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
