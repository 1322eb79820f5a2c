package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.LoopSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {

  @TempDir Path folder;

  /// Returns what a recording holds of a program with two tasks and a forgotten coroutine.
  private List<RecordedEvent> recorded() throws IOException {
    var file = folder.resolve("run.jfr");
    try (var recording = new Recording()) {
      recording.enable("dev.loopbook.Tick").withThreshold(Duration.ZERO);
      recording.enable("dev.loopbook.TaskStep").withThreshold(Duration.ZERO);
      recording.enable("dev.loopbook.SlowCallback").withThreshold(Duration.ofDays(1));
      recording.enable("dev.loopbook.AuditFinding");
      recording.start();
      program();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static void program() {
    LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withListener(new FlightEvents())
        .withListener(new Audit(FlightEvents::finding))
        .call(
            () ->
                run(
                    async(
                        () -> {
                          sleep(seconds(9));
                          await(createTask(sleep(seconds(1)), "B"));
                        })));
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("dev.loopbook." + name))
        .toList();
  }

  @Test
  void aRecordingHoldsTicksStepsAndFindings() throws IOException {
    var events = recorded();
    assertEquals(
        List.of("B 1 sleep 1 s", "B 2 done"),
        named("TaskStep", events).stream()
            .filter(event -> event.getString("task").equals("B"))
            .map(
                event ->
                    "%s %d %s"
                        .formatted(
                            event.getString("task"), event.getInt("step"), event.getString("next")))
            .toList());
    var ticks = named("Tick", events).stream().map(event -> event.getLong("tick")).toList();
    assertEquals(1L, ticks.getFirst());
    assertTrue(ticks.size() >= 5, ticks.toString());
    assertEquals(List.of(), named("SlowCallback", events), "nothing held the loop for a day");
    var finding = named("AuditFinding", events).getFirst();
    assertEquals("a coroutine was never awaited: sleep", finding.getString("finding"));
    assertTrue(finding.getString("place").startsWith("FlightEventsTest:"));
  }

  @Test
  void aCallbackAboveTheThresholdIsSlow() throws IOException {
    var file = folder.resolve("slow.jfr");
    try (var recording = new Recording()) {
      recording.enable("dev.loopbook.SlowCallback").withThreshold(Duration.ZERO);
      recording.start();
      program();
      recording.stop();
      recording.dump(file);
    }
    var callbacks =
        named("SlowCallback", RecordingFile.readAllEvents(file)).stream()
            .map(event -> event.getString("callback"))
            .toList();
    assertTrue(callbacks.containsAll(List.of("main", "B", "sleep 1 s")), callbacks.toString());
  }
}
