package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

  private static List<TraceEvent> events(Body.OfVoid main) {
    var trace = new Trace();
    LoopSetup.standard().withVirtualTime().withListener(trace).call(() -> run(async(main)));
    return trace.events();
  }

  private static Timeline timeline(Body.OfVoid main) {
    return Timeline.of(events(main)).getFirst();
  }

  private static void threeUsers(boolean holdingTheLoop) {
    Body.OfVoid wait = holdingTheLoop ? () -> busy(seconds(2)) : () -> await(sleep(seconds(2)));
    await(
        gather(
            createTask(async(wait), "user-1"),
            createTask(async(wait), "user-2"),
            createTask(async(wait), "user-3")));
  }

  private static void assertLines(List<String> actual, String... expected) {
    assertEquals(String.join("\n", expected), String.join("\n", actual));
  }

  @Test
  void whoHoldsTheLoopIsSeenAtAGlance() {
    assertLines(
        timeline(() -> threeUsers(true)).lines(44),
        "        0 s         2 s         4 s",
        "main    │··································│",
        "user-1  ████████████",
        "user-2  ░░░░░░░░░░░░████████████",
        "user-3  ░░░░░░░░░░░░░░░░░░░░░░░░████████████");
  }

  @Test
  void politeTasksAllWaitAtOnce() {
    assertLines(
        timeline(() -> threeUsers(false)).lines(44, LaneGlyphs.ASCII),
        "        0 s               1 s",
        "main    |..................................|",
        "user-1  |..................................|",
        "user-2  |..................................|",
        "user-3  |..................................|");
  }

  @Test
  void aStepThatTookNoTimeIsNeverLeftOut() {
    var timeline =
        timeline(
            () -> {
              var a =
                  createTask(
                      async(
                          () -> {
                            await(sleep(seconds(1)));
                          }),
                      "A");
              await(
                  createTask(
                      async(
                          () -> {
                            await(sleep(seconds(0.5)));
                            busy(millis(500));
                            await(sleep(seconds(1)));
                          }),
                      "B"));
              await(a);
            });
    assertLines(
        timeline.lines(50),
        "      0 s        0.5 s      1 s        1.5 s",
        "main  │··········································│",
        "A     │·····················│",
        "B     │··········███████████·····················│");
  }

  /// Returns how one task is drawn over 10 columns: each pair of positions is a step of it.
  private static String drawn(long... steps) {
    var spans = new ArrayList<Lane.Span>();
    var at = 0L;
    for (var i = 0; i < steps.length; i += 2) {
      spans.add(new Lane.Span(TaskState.WAITING, at, steps[i]));
      spans.add(new Lane.Span(TaskState.RUNNING, steps[i], steps[i + 1]));
      at = steps[i + 1];
    }
    spans.add(new Lane.Span(TaskState.WAITING, at, 17_000));
    var lane = new Lane(new TaskRef(1, "A"), spans);
    return new Timeline(Timeline.Axis.TIME, List.of(lane)).lines(20).get(1).substring(3);
  }

  @Test
  void aStepThatFillsMostOfAColumnIsNoInstant() {
    // a column is 1,000 wide
    assertEquals("··█··············", drawn(2_000, 3_000));
    assertEquals("··█··············", drawn(2_000, 2_501));
    assertEquals("··│··············", drawn(2_000, 2_499));
    assertEquals("··██·············", drawn(2_300, 3_700));
    assertEquals("··█··············", drawn(1_900, 3_100));
    assertEquals("··█████··········", drawn(2_000, 7_000));
  }

  @Test
  void aStepAcrossTwoColumnsOfWhichItFillsNeitherIsAnInstant() {
    assertEquals("··│··············", drawn(2_600, 3_400));
    assertEquals("··│··············", drawn(2_999, 3_001));
    assertEquals("··█··············", drawn(2_000, 2_700, 2_800, 2_900));
  }

  @Test
  void anInstantAtTheVeryEndIsInTheLastColumn() {
    assertEquals("················│", drawn(17_000, 17_000));
  }

  @Test
  void wideNamesLineUpAndAreCutBetweenCharacters() {
    Timeline timeline =
        timeline(
            () ->
                await(
                    gather(
                        createTask(sleep(seconds(1)), "日本語"),
                        createTask(sleep(seconds(1)), "🐢🐢🐢🐢"),
                        createTask(sleep(seconds(1)), "plain"))));
    assertLines(
        timeline.lines(20, LaneGlyphs.ASCII),
        "        0 s",
        "main    |..........|",
        "日本語  |..........|",
        "🐢🐢…   |..........|",
        "plain   |..........|");
  }

  @Test
  void namesWithControlCharactersLineUp() {
    var timeline = timeline(() -> await(createTask(sleep(seconds(1)), "a\u009bb\u202e")));
    assertLines(
        timeline.lines(20, LaneGlyphs.ASCII),
        "      0 s",
        "main  |............|",
        "a�b�  |............|");
  }

  @Test
  void whereNoTimePassesTheTicksAreDrawn() {
    var timeline =
        timeline(
            () -> {
              var a =
                  createTask(
                      async(
                          () -> {
                            await(sleep(seconds(0)));
                            await(sleep(seconds(0)));
                          }),
                      "A");
              await(
                  gather(
                      a,
                      createTask(
                          async(
                              () -> {
                                await(a);
                              }),
                          "B")));
            });
    assertEquals(Timeline.Axis.TICKS, timeline.axis());
    assertLines(
        timeline.lines(80),
        "      0   1   2   3   4   5   6   7",
        "main  ░░░░████················░░░░████",
        "A         ░░░░████████████",
        "B         ░░░░████····░░░░████");
  }

  @Test
  void aLaneAddsUpToTheTasksLife() {
    var lane =
        timeline(() -> threeUsers(true)).lanes().stream()
            .filter(each -> each.task().name().equals("user-2"))
            .findFirst()
            .orElseThrow();
    assertEquals(2_000_000_000L, lane.total(TaskState.READY));
    assertEquals(2_000_000_000L, lane.total(TaskState.RUNNING));
    assertEquals(0, lane.total(TaskState.WAITING));
    assertEquals(lane.to() - lane.from(), 4_000_000_000L);
  }

  @Test
  void whoeverLosesTimeToOthersIsNamed() {
    assertEquals(
        Optional.of("user-3 was ready for 4 s and could not run: something held the loop"),
        timeline(() -> threeUsers(true)).remark());
    assertEquals(Optional.empty(), timeline(() -> threeUsers(false)).remark());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 33, 80, 200})
  void noLineIsWiderThanAsked(int width) {
    for (var axis : Timeline.Axis.values()) {
      var timeline = Timeline.along(axis, events(() -> threeUsers(true))).getFirst();
      assertEquals(5, timeline.lines(width).size());
      assertTrue(
          timeline.lines(width).stream().allMatch(line -> line.length() <= width),
          String.join("\n", timeline.lines(width)));
    }
  }

  @Test
  void aPictureWithoutRoomIsRefused() {
    var timeline = timeline(() -> threeUsers(true));
    assertThrows(IllegalArgumentException.class, () -> timeline.lines(19));
  }

  @Test
  void manyTasksAreCounted() {
    var timeline =
        timeline(
            () -> {
              for (var i = 0; i < 60; i++) {
                createTask(sleep(seconds(1)));
              }
              await(sleep(seconds(2)));
            });
    assertEquals("… and 11 more tasks", timeline.lines(80).getLast());
  }

  @Test
  void eachLoopHasATimelineOfItsOwn() {
    var trace = new Trace();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(trace)
        .call(
            () -> {
              run(sleep(seconds(1)));
              return run(sleep(seconds(2)));
            });
    assertEquals(
        List.of(1_000_000_000L, 2_000_000_000L),
        Timeline.of(trace.events()).stream().map(Timeline::length).toList());
  }

  @Test
  void aTraceThatForgotItsBeginningIsDrawnFromWhereItKnows() {
    var all = events(() -> threeUsers(false));
    for (var from = 0; from < all.size(); from++) {
      Timeline.of(all.subList(from, all.size())).forEach(timeline -> timeline.lines(40));
    }
    var fromTick2 = all.stream().dropWhile(event -> event.at().tick() < 2).toList();
    assertLines(
        Timeline.of(fromTick2).getFirst().lines(44),
        "        0 s               1 s",
        "user-1  │··································│",
        "user-2  │··································│",
        "user-3  │··································│",
        "main                                       │");
  }

  @Test
  void aTraceOfNothingHasNoTimeline() {
    assertEquals(List.of(), Timeline.of(List.of()));
  }
}
