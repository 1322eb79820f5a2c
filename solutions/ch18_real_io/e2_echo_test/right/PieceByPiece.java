// right: it collects what it reads, and looks for the ends of lines itself
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import java.io.ByteArrayOutputStream;

/// Sends back each line as it came, until the client hangs up. A last
/// line without an end comes back, too. It never keeps more for a client
/// that does not read than its writer's buffer likes.
final class LineEcho {

  Coroutine<Void> handle(StreamReader reader, StreamWriter writer) {
    return async(() -> {
      var line = new ByteArrayOutputStream();
      while (true) {
        var piece = await(reader.read(64));
        if (piece.length == 0) {
          break;
        }
        for (byte each : piece) {
          line.write(each);
          if (each == '\n') {
            await(send(line, writer));
          }
        }
      }
      await(send(line, writer));
    });
  }

  private static Coroutine<Void> send(ByteArrayOutputStream line, StreamWriter writer) {
    return async(() -> {
      if (line.size() > 0) {
        writer.write(line.toByteArray());
        line.reset();
        await(writer.drain());
      }
    });
  }
}
