import static dev.loopbook.io.Streams.*;
import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;

// region handle
Coroutine<Void> handleClient(StreamReader reader, StreamWriter writer) {
  return async(() -> {
    var data = await(reader.read(100));
    IO.println("server received " + data.length + " bytes");
    writer.write(data);
    await(writer.drain());
    writer.close();
  });
}
// endregion

// region ask
Coroutine<String> ask(int port, String question) {
  return async(() -> {
    var connection = await(openConnection("127.0.0.1", port));
    try (var writer = connection.writer()) {
      writer.write(question);
      await(writer.drain());
      return new String(await(connection.reader().readAll()));
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    try (var server = await(
        startServer(this::handleClient, "127.0.0.1", 0))) {
      IO.println("client got: " + await(ask(server.port(), "Hello")));
      var answer = await(ask(server.port(), "x".repeat(250)));
      IO.println("client got " + answer.length() + " bytes");
    }
  }));
}
// endregion
