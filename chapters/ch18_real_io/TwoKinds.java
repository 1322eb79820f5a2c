import static dev.loopbook.io.Streams.*;
import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.Network;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import java.util.HashSet;
import java.util.Set;

Coroutine<Void> handleClient(StreamReader reader, StreamWriter writer) {
  return async(() -> {
    writer.write(await(reader.readLine()));
    await(writer.drain());
  });
}

// region session
Coroutine<Void> session() {
  return async(() -> {
    IO.println(Network.of(EventLoop.running()).kind());
    try (var server = await(
        startServer(this::handleClient, "127.0.0.1", 0))) {
      var client = await(openConnection("127.0.0.1", server.port()));
      try (var writer = client.writer()) {
        writer.write("Hello\n");
        IO.print("  " + await(client.reader().readLine()));
      }
    }
  });
}
// endregion

// region news
class News implements LoopListener {
  private final Set<String> asked = Set.of("a connection", "readable");
  private final Set<String> heard = new HashSet<>();

  @Override
  public void ioReady(EventLoop loop, Object what, String event) {
    if (asked.contains(event) && heard.add(event)) {
      var callback = loop.currentHandle().isPresent();
      IO.println("  " + event + ": heard "
          + (callback ? "from a callback" : "while polling"));
    }
  }
}
// endregion

// region main
void main() {
  var setup = LoopSetup.current();
  setup.withPoller(Network::selector).withListener(new News())
      .call(() -> run(session()));
  setup.withPoller(Network::proactor).withListener(new News())
      .call(() -> run(session()));
}
// endregion
