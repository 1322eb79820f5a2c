package dev.loopbook.judge;

import dev.loopbook.watch.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses what to draw of a test's loops.
public final class TestLanes {
  private TestLanes() {}

  /// Returns the timeline with the most tasks, without the task that runs the test: it only waits
  /// for the others. Empty if a single lane would be left.
  public static Optional<Timeline> of(List<Timeline> timelines, String test) {
    return timelines.stream()
        .map(timeline -> without(test, timeline))
        .filter(timeline -> timeline.lanes().size() > 1)
        .max(Comparator.comparingInt(timeline -> timeline.lanes().size()));
  }

  private static Timeline without(String test, Timeline timeline) {
    var own = test.substring(test.lastIndexOf('.') + 1); // without the class that it's nested in
    var others = timeline.lanes().stream().filter(lane -> !lane.task().name().equals(own)).toList();
    return others.size() > 1 ? new Timeline(timeline.axis(), others) : timeline;
  }
}
