package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The file is held to what Chrome's document on the format, "Trace Event Format", asks for.
class TracePerfettoTest {
  private static List<TraceEvent> traced(Body.OfVoid main) {
    var trace = new Trace();
    LoopSetup.standard().withVirtualTime().withListener(trace).call(() -> run(async(main)));
    return trace.events();
  }

  private static void slowAndB() {
    var slow =
        createTask(
            async(
                () -> {
                  busy(millis(100));
                  await(sleep(millis(300)));
                }),
            "slow \"one\"");
    var b = createTask(sleep(millis(50)), "B");
    await(gather(slow, b));
  }

  private static String example() {
    return TracePerfetto.of(traced(TracePerfettoTest::slowAndB));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> events(String json) {
    var whole = (Map<String, Object>) JsonReader.read(json);
    assertEquals(Map.of("format", "loopbook-perfetto", "version", 1L), whole.get("otherData"));
    assertEquals("ms", whole.get("displayTimeUnit"));
    return (List<Map<String, Object>>) whole.get("traceEvents");
  }

  /// Returns each slice as `name start duration`, in microseconds.
  private static List<String> slices(String json) {
    return events(json).stream()
        .filter(event -> event.get("ph").equals("X"))
        .map(event -> event.get("name") + " " + number(event, "ts") + " " + number(event, "dur"))
        .toList();
  }

  private static double number(Map<String, Object> event, String member) {
    return ((Number) event.get(member)).doubleValue();
  }

  @Test
  void eachEventHasWhatTheFormatAsksFor() {
    for (var event : events(example())) {
      assertTrue(
          event.get("pid") instanceof Long && event.get("tid") instanceof Long, event::toString);
      assertTrue(event.get("name") instanceof String, event::toString);
      assertNotNull(event.get("args"), event::toString);
      switch ((String) event.get("ph")) {
        case "M" -> assertTrue(Set.of("process_name", "thread_name").contains(event.get("name")));
        case "X" -> assertTrue(number(event, "dur") > 0 && number(event, "ts") >= 0);
        case "i" -> {
          assertEquals("t", event.get("s"));
          assertTrue(number(event, "ts") >= 0);
        }
        default -> throw new AssertionError(event);
      }
    }
  }

  @Test
  void everyTrackIsNamedBeforeItIsUsedAndItsSlicesDoNotOverlap() {
    var named = new HashMap<Object, Object>();
    var ends = new HashMap<Object, Double>();
    for (var event : events(example())) {
      var tid = event.get("tid");
      if (event.get("name").equals("thread_name")) {
        named.put(tid, ((Map<?, ?>) event.get("args")).get("name"));
      } else if (event.get("ph").equals("X")) {
        assertTrue(named.containsKey(tid), event::toString);
        assertTrue(number(event, "ts") >= ends.getOrDefault(tid, 0.0), event::toString);
        ends.put(tid, number(event, "ts") + number(event, "dur"));
      }
    }
    assertEquals(
        Set.of("main", "slow \"one\"", "B", "the loop"),
        named.values().stream()
            .map(String.class::cast)
            .filter(it -> !it.startsWith("Task-"))
            .collect(Collectors.toSet()));
  }

  @Test
  void aTaskRunsIsReadyAndWaits() {
    var slices = slices(example());
    assertTrue(slices.contains("runs 0.0 100000.0"), slices::toString);
    assertTrue(slices.contains("waits for sleep 0.3 s 100000.0 300000.0"), slices::toString);
    assertTrue(slices.contains("ready 0.0 100000.0"), slices::toString);
  }

  @Test
  void whatIsUnderWayAtTheEndIsShownUpToThere() {
    var all = traced(TracePerfettoTest::slowAndB);
    var atOneTenth = all.stream().takeWhile(event -> event.at().nanos() <= 100_000_000).toList();
    var slices = slices(TracePerfetto.of(atOneTenth));
    assertTrue(slices.contains("waits for gather(slow \"one\", B) 0.0 100000.0"), slices::toString);
  }

  @Test
  void aTraceOfNothingHasNoEvents() {
    assertEquals(List.of(), events(TracePerfetto.of(List.of())));
  }
}
