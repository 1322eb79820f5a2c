package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The trace of a test as lines that a test can spell out: what its tasks did.
final class TraceLines {

  /// Stands for any number of lines.
  private static final String ANY = "…";

  private static final int MOST_EVENTS = 10;

  private TraceLines() {}

  static void assertEqual(String... expected) {
    var found = ofOthers();
    if (!matches(List.of(expected), found)) {
      throw MessageText.compared(
          "the trace is different", String.join("\n", expected), String.join("\n", found));
    }
  }

  static void assertNone(Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException(
          format("assertNothingHappens(%s): it takes some time to see that", time));
    }
    var test = TestLoop.current("assertNothingHappens");
    var self = EventLoop.running().runningTask().orElseThrow();
    var before = test.eventsSoFar();
    Async.await(Async.sleep(time));
    var found =
        test.eventsSince(before).stream()
            .filter(event -> isOfTask(event) || event instanceof TraceEvent.TaskCreated)
            .filter(event -> !(event instanceof TraceEvent.TaskSuspended))
            .filter(event -> event.task().filter(who -> !isSelf(who, self)).isPresent())
            .map(TraceEvent::describe)
            .toList();
    if (!found.isEmpty()) {
      throw MessageText.compared(
          format("something happens within %s", TimeText.seconds(time)),
          "nothing",
          String.join("\n", found.subList(0, Math.min(found.size(), MOST_EVENTS)))
              + (found.size() > MOST_EVENTS
                  ? format("\n… and %d more", found.size() - MOST_EVENTS)
                  : ""));
    }
  }

  private static boolean isSelf(TaskRef who, Task<?> self) {
    return who.name().equals(self.displayName());
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
