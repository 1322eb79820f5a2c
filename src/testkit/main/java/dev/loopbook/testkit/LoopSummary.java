package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// A picture of a loop at one moment: its tasks, what each of them awaits, and what happened last.
///
/// @param lines the whole picture; most lines take at most 80 columns
record LoopSummary(List<String> lines) implements Serializable {

  private static final int MOST_TASKS = 10;
  private static final int LAST_EVENTS = 6;
  // how far to look back for events that are worth a line
  private static final int LOOK_BACK = 200;

  LoopSummary {
    lines = List.copyOf(lines);
  }

  /// Returns a picture of `loop` now.
  static LoopSummary of(EventLoop loop, Trace trace) {
    var running = loop.runningTask().orElse(null);
    var waiting = loop.tasks().stream().filter(task -> task != running).toList();
    var tasks = new ArrayList<String>();
    waiting.stream().limit(MOST_TASKS).map(LoopSummary::line).forEach(tasks::add);
    if (waiting.size() > MOST_TASKS) {
      tasks.add(format("… and %d more", waiting.size() - MOST_TASKS));
    }
    var lines = new ArrayList<String>();
    lines.add(
        format(
            "the loop at %s, tick %d%s",
            TimeText.clock(loop.nanos()),
            loop.tick(),
            tasks.isEmpty() ? ": no other task" : ", other tasks:"));
    tasks.forEach(task -> lines.add("  " + task));
    var last = trace.last(LOOK_BACK).stream().filter(LoopSummary::isWorthALine).toList();
    if (!last.isEmpty()) {
      lines.add("what happened last:");
      last.subList(Math.max(0, last.size() - LAST_EVENTS), last.size())
          .forEach(event -> lines.add("  " + event.describe()));
    }
    return new LoopSummary(lines);
  }

  /// Returns what a task waits for and on which line, as one line.
  static String line(Task<?> task) {
    var place = task.line().map(at -> "  at " + SourcePlace.of(at)).orElse("");
    return format("%s  waits for %s%s", task.displayName(), task.waitsFor(), place);
  }

  private static boolean isWorthALine(TraceEvent event) {
    return switch (event) {
      case TraceEvent.TaskCreated _,
          TraceEvent.TaskBegan _,
          TraceEvent.TaskResumed _,
          TraceEvent.TaskSuspended _,
          TraceEvent.TaskDone _,
          TraceEvent.CancelRequested _,
          TraceEvent.ClockMoved _,
          TraceEvent.FailureReported _ ->
          true;
      default -> false;
    };
  }
}
