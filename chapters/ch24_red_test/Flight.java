import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.FlightEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

// region record
void main() throws IOException {
  var file = Files.createTempFile("loop", ".jfr");
  try (var recording = new Recording()) {
    recording.enable("dev.loopbook.Tick");
    recording.enable("dev.loopbook.TaskStep");
    recording.start();
    LoopSetup.current().withListener(new FlightEvents()).call(() -> {
      program();
      return null;
    });
    recording.stop();
    recording.dump(file);
  }
  report(file);
  Files.delete(file);
}
// endregion

void program() {
  run(async(() -> {
    var a = createTask(async(() -> {
      await(sleep(seconds(1)));
      await(sleep(seconds(1)));
    }), "A");
    await(gather(a, createTask(sleep(seconds(3)), "B")));
  }));
}

// region report
void report(Path file) throws IOException {
  var steps = new TreeMap<String, Integer>();
  int ticks = 0;
  for (var event : RecordingFile.readAllEvents(file)) {
    switch (event.getEventType().getName()) {
      case "dev.loopbook.Tick" -> ticks++;
      case "dev.loopbook.TaskStep" ->
          steps.merge(event.getString("task"), 1, Integer::sum);
      default -> {}
    }
  }
  IO.println(ticks + " ticks, steps " + steps);
}
// endregion
