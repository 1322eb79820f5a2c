package dev.loopbook.testkit;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.watch.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/// The trace of a test as lines that a test can spell out: what its tasks did.
final class TraceLines {

  /// Stands for any number of lines.
  private static final String ANY = "…";

  private TraceLines() {}

  static void assertEqual(String... expected) {
    var found = ofOthers();
    if (!matches(List.of(expected), found)) {
      throw new AssertionFailedError(
          "the trace is different", String.join("\n", expected), String.join("\n", found));
    }
  }

  /// Returns what the tasks of this test have done so far, except its own main task and its set-up.
  private static List<String> ofOthers() {
    var test = TestLoop.current("assertTrace");
    var self = EventLoop.running().runningTask().orElseThrow().displayName();
    var lines = new ArrayList<String>();
    for (var event : test.eventsOfTest()) {
      if (isOfTask(event) && event.task().filter(task -> !task.name().equals(self)).isPresent()) {
        lines.add(event.task().orElseThrow().name() + " " + event.words());
      }
    }
    return lines;
  }

  private static boolean isOfTask(TraceEvent event) {
    return switch (event) {
      case TraceEvent.TaskBegan _,
          TraceEvent.TaskSuspended _,
          TraceEvent.TaskResumed _,
          TraceEvent.TaskDone _,
          TraceEvent.CancelRequested _ ->
          true;
      default -> false;
    };
  }

  static boolean matches(List<String> pattern, List<String> lines) {
    if (pattern.isEmpty()) {
      return lines.isEmpty();
    }
    var rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals(ANY)) {
      for (var from = 0; from <= lines.size(); from++) {
        if (matches(rest, lines.subList(from, lines.size()))) {
          return true;
        }
      }
      return false;
    }
    return !lines.isEmpty()
        && pattern.getFirst().equals(lines.getFirst())
        && matches(rest, lines.subList(1, lines.size()));
  }
}
