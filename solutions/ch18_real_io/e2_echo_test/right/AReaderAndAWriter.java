// right: a task that reads, and a queue of one line
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;

/// Sends back each line as it came, until the client hangs up. A last
/// line without an end comes back, too. It never keeps more for a client
/// that does not read than its writer's buffer likes.
final class LineEcho {

  Coroutine<Void> handle(StreamReader reader, StreamWriter writer) {
    return async(() -> {
      var lines = new Queue<String>(1, "lines");
      var reading = createTask(read(reader, lines), "reading");
      try {
        while (true) {
          writer.write(await(lines.get()));
          await(writer.drain());
        }
      } catch (QueueShutDown end) {
        await(reading);
      } finally {
        reading.cancel();
        await(gatherOutcomes(reading));
      }
    });
  }

  private static Coroutine<Void> read(StreamReader reader, Queue<String> lines) {
    return async(() -> {
      for (var line = await(reader.readLine());
          !line.isEmpty();
          line = await(reader.readLine())) {
        await(lines.put(line));
      }
      lines.shutdown();
    });
  }
}
