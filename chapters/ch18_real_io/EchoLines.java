import static dev.loopbook.io.Streams.*;
import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

// region handle
Coroutine<Void> handleClient(StreamReader reader, StreamWriter writer) {
  return async(() -> {
    while (true) {
      var line = await(reader.readLine());
      if (line.isEmpty()) {
        return; // the client has hung up
      }
      writer.write(line);
      await(writer.drain());
    }
  });
}
// endregion

// region client
String plainJava(int port, String text) throws IOException {
  try (var socket = new Socket("127.0.0.1", port)) {
    socket.getOutputStream().write(text.getBytes());
    socket.shutdownOutput();
    var answer = socket.getInputStream().readAllBytes();
    return new String(answer, StandardCharsets.UTF_8);
  }
}
// endregion

// region main
void main(String[] args) {
  int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
  run(async(() -> {
    try (var server = await(
        startServer(this::handleClient, "127.0.0.1", port))) {
      if (port != 0) {
        await(server.serveForever());
      }
      IO.print(await(toThread(() -> plainJava(server.port(), "one\ntwo\n"))));
      var text = "x".repeat(250) + "\n";
      var answer = await(toThread(() -> plainJava(server.port(), text)));
      IO.println((answer.length() - 1) + " of 250");
    }
  }));
}
// endregion
