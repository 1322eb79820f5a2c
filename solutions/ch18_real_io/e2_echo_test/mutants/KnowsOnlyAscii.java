// wrong: it sends a question mark for each letter that is not English
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;

/// Sends back each line as it came, until the client hangs up. A last
/// line without an end comes back, too. It never keeps more for a client
/// that does not read than its writer's buffer likes.
final class LineEcho {

  Coroutine<Void> handle(StreamReader reader, StreamWriter writer) {
    return async(() -> {
      while (true) {
        var line = await(reader.readLine());
        if (line.isEmpty()) {
          return;
        }
        writer.write(line.replaceAll("[^\\p{ASCII}]", "?"));
        await(writer.drain());
      }
    });
  }
}
