import static dev.loopbook.io.Streams.*;
import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;

// region send
Coroutine<Void> send20Megabytes(StreamWriter writer, boolean drain) {
  return async(() -> {
    for (int i = 0; i < 20; i++) {
      writer.write(new byte[1024 * 1024]);
      if (drain) {
        await(writer.drain());
      }
    }
  });
}
// endregion

// region measure
Coroutine<Void> measure(boolean drain) {
  return async(() -> {
    Future<StreamWriter> sender = EventLoop.running().createFuture();
    try (var server = await(startServer((_, writer) -> async(() -> {
      sender.setResult(writer);
      await(send20Megabytes(writer, drain));
    }), "127.0.0.1", 0))) {
      var client = await(openConnection("127.0.0.1", server.port()));
      var unsent = await(sender);
      await(sleep(millis(200))); // the client does not read yet
      IO.println((drain ? "with drain" : "without") + ": more than 2 MB "
          + "unsent? " + (unsent.writeBufferSize() > 2 * 1024 * 1024));
      var all = await(client.reader().readAll());
      IO.println("  received " + all.length / 1024 / 1024 + " MB");
      client.writer().close();
    }
  });
}
// endregion

void main() {
  run(async(() -> {
    await(measure(false));
    await(measure(true));
  }));
}
