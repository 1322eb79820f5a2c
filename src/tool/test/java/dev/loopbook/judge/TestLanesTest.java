package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.watch.Lane;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.Timeline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestLanesTest {
  private static Timeline timeline(String... tasks) {
    var lanes = new java.util.ArrayList<Lane>();
    for (var task : tasks) {
      lanes.add(new Lane(new TaskRef(lanes.size(), task), List.of()));
    }
    return new Timeline(Timeline.Axis.TIME, lanes);
  }

  private static Optional<List<String>> lanes(String test, Timeline... timelines) {
    return TestLanes.of(List.of(timelines), test)
        .map(found -> found.lanes().stream().map(lane -> lane.task().name()).toList());
  }

  @Test
  void theTestsOwnTaskIsLeftOut() {
    assertEquals(Optional.of(List.of("a", "b")), lanes("Inner.one", timeline("one", "a", "b")));
    assertEquals(
        Optional.of(List.of("other", "a", "b")), lanes("one", timeline("other", "a", "b")));
  }

  @Test
  void aTaskWhoseNameTheTestsNameEndsWithStays() {
    assertEquals(
        Optional.of(List.of("A", "B", "C")), lanes("ordersAAndB", timeline("A", "B", "C")));
  }

  @Test
  void itStaysWhereOnlyOneOtherWouldBeLeft() {
    assertEquals(Optional.of(List.of("one", "a")), lanes("one", timeline("one", "a")));
  }

  @Test
  void aSingleLaneIsNotDrawn() {
    assertEquals(Optional.empty(), lanes("one", timeline("one")));
    assertEquals(Optional.empty(), lanes("one", timeline("a")));
    assertEquals(Optional.empty(), lanes("one"));
  }

  @Test
  void theTimelineWithTheMostTasksIsDrawn() {
    assertEquals(
        Optional.of(List.of("c", "d", "e")),
        lanes("one", timeline("a", "b"), timeline("c", "d", "e"), timeline("f", "g")));
  }
}
