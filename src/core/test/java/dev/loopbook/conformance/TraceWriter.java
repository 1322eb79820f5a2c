package dev.loopbook.conformance;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes down what a program does, in the words of the recorder in `src/core/test/conformance`.
final class TraceWriter {

  private final EventLoop loop;
  private final Map<String, Object> names;
  private final Map<Task<?>, String> taskNames = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private String heading = "";
  private boolean open = true;

  /// @param names what the program's names stand for; may grow while it runs
  TraceWriter(EventLoop loop, Map<String, Object> names) {
    this.loop = loop;
    this.names = names;
  }

  List<String> lines() {
    return lines;
  }

  void start(String label) {
    write("+", label);
  }

  void entered(String label, @Nullable Object value) {
    write(">", valued(label, value));
  }

  void ended(String label, @Nullable Object value) {
    write("-", valued(label, value));
  }

  void failed(String label, Throwable failure) {
    write("-", raising(label, failure));
  }

  void did(String label, @Nullable Object value) {
    write(".", valued(label, value));
  }

  void refused(String label, Throwable failure) {
    write(".", raising(label, failure));
  }

  void caught(Throwable failure) {
    write(".", "caught " + FailureNames.show(failure));
  }

  /// The first line of a coroutine; a task that nobody named is called after it.
  void begin(String name) {
    loop.runningTask()
        .filter(task -> !taskNames.containsKey(task))
        .ifPresent(task -> call(task, name));
    write(".", "start " + name);
  }

  private void call(Task<?> task, String name) {
    var free = name;
    for (var number = 2; taskNames.containsValue(free); number++) {
      free = name + "-" + number;
    }
    taskNames.put(task, free);
  }

  void end(String name, @Nullable Object value) {
    did("end " + name, value);
  }

  void endBy(String name, Throwable failure) {
    refused("end " + name, failure);
  }

  void nameTask(String name, Task<?> task) {
    taskNames.put(task, name);
  }

  /// A line that belongs to no task.
  void note(String text) {
    put("* " + text);
  }

  void outcome(String what, @Nullable Object value) {
    note(valued(what, value));
  }

  void failedOutcome(String what, Throwable failure) {
    note(raising(what, failure));
  }

  void done(Future<?> future) {
    note("done %s %s".formatted(nameOf(future), state(future)));
  }

  /// Adds how every named task and future ended, and stops listening.
  void finish() {
    open = false;
    Map<Future<?>, String> told = new LinkedHashMap<>();
    names.forEach(
        (name, thing) -> {
          if (thing instanceof Future<?> future) {
            told.put(future, name);
          }
        });
    taskNames.forEach(told::putIfAbsent);
    lines.add("[end]");
    told.forEach((future, name) -> lines.add("  %s %s".formatted(name, state(future))));
  }

  private String valued(String label, @Nullable Object value) {
    var shown = Values.plain(value);
    return shown == null ? label : label + " = " + Values.show(shown, this::nameOf);
  }

  private static String raising(String label, Throwable failure) {
    return label + " ! " + FailureNames.show(failure);
  }

  private String state(Future<?> future) {
    return switch (future.state()) {
      case PENDING -> "pending";
      case CANCELLED -> "cancelled";
      case FINISHED ->
          future
              .exception()
              .map(failure -> "raised " + FailureNames.show(failure))
              .orElseGet(() -> valued("returned", future.result()).replaceFirst(" = ", " "));
    };
  }

  private String nameOf(Future<?> future) {
    return Optional.ofNullable(taskNames.get(future))
        .or(
            () ->
                names.entrySet().stream()
                    .filter(entry -> entry.getValue() == future)
                    .map(Map.Entry::getKey)
                    .findFirst())
        .orElse("?");
  }

  private void write(String mark, String text) {
    var who = loop.runningTask().map(task -> taskNames.getOrDefault(task, "?")).orElse("-");
    put("%s: %s %s".formatted(who, mark, text));
  }

  private void put(String line) {
    if (!open) {
      return; // a driver's loop is closed after its trace
    }
    var now = "[%d @%s]".formatted(loop.tick(), Values.showTime(loop.time()));
    if (!now.equals(heading)) {
      heading = now;
      lines.add(now);
    }
    lines.add("  " + line);
  }
}
