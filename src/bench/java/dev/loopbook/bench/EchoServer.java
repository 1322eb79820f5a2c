package dev.loopbook.bench;

import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.run;

import dev.loopbook.io.Network;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.LoopSetup;

/// Sends back whatever comes, on a selector or a proactor, until somebody ends it. Prints its port.
final class EchoServer {

  private static final int MOST_AT_ONCE = 64 * 1024;

  private EchoServer() {}

  public static void main(String[] kind) {
    LoopSetup.standard()
        .withPoller(kind[0].equals("proactor") ? Network::proactor : Network::selector)
        .call(() -> run(async(EchoServer::serve)));
  }

  private static void serve() {
    try (var server = await(startServer(EchoServer::echo, "127.0.0.1", 0))) {
      System.out.println(server.port());
      await(server.serveForever());
    }
  }

  private static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) {
    return async(
        () -> {
          while (true) {
            var data = await(reader.read(MOST_AT_ONCE));
            if (data.length == 0) {
              return;
            }
            writer.write(data);
            await(writer.drain());
          }
        });
  }
}
