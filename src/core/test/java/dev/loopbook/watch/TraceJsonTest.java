package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

  private static Trace trace(Body.OfVoid main) {
    var trace = new Trace();
    LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withListener(trace)
        .call(() -> run(async(main)));
    return trace;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> events(String json) {
    var whole = (Map<String, Object>) JsonReader.read(json);
    assertEquals("loopbook-trace", whole.get("format"));
    assertEquals(1L, whole.get("version"));
    return (List<Map<String, Object>>) whole.get("events");
  }

  private static Map<String, Object> first(String event, List<Map<String, Object>> events) {
    return events.stream()
        .filter(each -> each.get("event").equals(event))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyEventIsWrittenWithItsWhenWhoAndWhat() {
    var trace =
        trace(
            () -> {
              await(createTask(sleep(seconds(1)), "A"));
            });
    var events = events(TraceJson.of(trace));
    assertEquals(trace.events().size(), events.size());
    var suspended = first("taskSuspended", events);
    assertEquals(1L, suspended.get("tick"));
    assertEquals(Map.of("number", 1L, "name", "main"), suspended.get("task"));
    assertEquals("task A", suspended.get("waitsFor"));
    assertEquals("waits for task A", suspended.get("words"));
    var place = (Map<?, ?>) suspended.get("place");
    assertEquals("TraceJsonTest.java", place.get("file"));
    assertEquals(Map.of("how", "value", "value", "null"), first("taskDone", events).get("how"));
    assertEquals("jump", first("clockMoved", events).get("why"));
    assertEquals(1_000_000_000L, first("clockMoved", events).get("nanos"));
  }

  @Test
  void anyTextSurvives() {
    var at = new Moment(1, 2, 3);
    for (var text : List.of("say \"hi\"", "a\\b\n\t\u0001", "</script>", "é 😀 \ud800", "\u2028")) {
      var event = new TraceEvent.ResourceClosed(at, text, Optional.empty());
      var json = TraceJson.of(List.of(event), 7);
      assertEquals(text, events(json).getFirst().get("resource"));
      assertEquals(-1, json.indexOf('<'));
    }
  }

  @Test
  void noKindOfEventIsWithoutJson() {
    var known =
        List.of(
            String.class,
            int.class,
            long.class,
            boolean.class,
            List.class,
            TaskRef.class,
            Moment.class,
            Completion.class,
            LoopListener.ClockMove.class,
            Optional.class);
    var kinds =
        kindsOf(TraceEvent.class)
            .flatMap(event -> Arrays.stream(event.getRecordComponents()))
            .map(component -> (Object) component.getType())
            .filter(type -> !known.contains(type))
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(), kinds);
  }

  private static Stream<Class<?>> kindsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TraceJsonTest::kindsOf)
        : Stream.of(type);
  }

  @Test
  void whatWouldBreakJsonOrAPageIsEscaped() {
    var at = new Moment(1, 1, 0);
    var json =
        TraceJson.of(
            List.of(
                new TraceEvent.OutputWritten(
                    at, "\"\\\n\u001f !<\ud83d\u2028\u2029~", true, Optional.empty())),
            0);
    assertTrue(
        json.contains(
            "\"line\": \"\\\"\\\\\\n\\u001f !\\u003c\\ud83d\\u2028\\u2029~\", \"error\": true"),
        json);
  }

  @Test
  void listsAndEndingsHaveTheirForm() {
    var at = new Moment(1, 1, 0);
    var json =
        TraceJson.of(
            List.of(
                new TraceEvent.TickRuns(at, List.of("A", "B")),
                new TraceEvent.TaskDone(at, new TaskRef(1, "A"), new Completion.Value("42")),
                new TraceEvent.TaskDone(at, new TaskRef(1, "A"), new Completion.Failed("Error")),
                new TraceEvent.TaskDone(at, new TaskRef(1, "A"), new Completion.Cancelled())),
            2);
    assertEquals(
        """
        {"format": "loopbook-trace", "version": 1, "dropped": 2, "events": [
        {"event": "tickRuns", "loop": 1, "tick": 1, "nanos": 0, "words": "runs A, B", "ready": ["A", "B"]},
        {"event": "taskDone", "loop": 1, "tick": 1, "nanos": 0, "words": "is done: 42", "task": {"number": 1, "name": "A"}, "how": {"how": "value", "value": "42"}},
        {"event": "taskDone", "loop": 1, "tick": 1, "nanos": 0, "words": "fails: Error", "task": {"number": 1, "name": "A"}, "how": {"how": "failed", "failure": "Error"}},
        {"event": "taskDone", "loop": 1, "tick": 1, "nanos": 0, "words": "is cancelled", "task": {"number": 1, "name": "A"}, "how": {"how": "cancelled"}}
        ]}
        """,
        json);
  }
}
