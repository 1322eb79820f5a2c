import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;

import dev.loopbook.io.Network;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopSetup;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Echoes to real clients, for real_clients.sh: `EchoServer selector|proactor`.
///
/// Prints its port, then one line with what it counted, once somebody sends the line `stop`. Ends
/// by itself after a minute.
class EchoServer {

  private long bytes;
  private long clients;

  private Coroutine<Void> echo(StreamReader reader, StreamWriter writer, Future<String> stop) {
    return async(
        () -> {
          var first = await(reader.readLine());
          if (first.equals("stop\n")) {
            stop.setResult("stopped");
            return;
          }
          clients++;
          if (first.startsWith("GET ")) {
            answer(reader, writer, first);
            return;
          }
          try {
            for (var data = first.getBytes(); data.length > 0; data = await(reader.read(65_536))) {
              bytes += data.length;
              writer.write(data);
              await(writer.drain());
            }
          } catch (UncheckedIOException dropped) {
            // One of the clients hangs up in the middle of a line.
          }
        });
  }

  /// Answers a browser: with the line it asked by.
  private void answer(StreamReader reader, StreamWriter writer, String request) {
    bytes += request.length();
    while (!await(reader.readLine()).isBlank()) {
      // its headers
    }
    writer.write(
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(request.length(), request));
    await(writer.drain());
  }

  void main(String[] arguments) {
    var setup =
        LoopSetup.current()
            .withPoller(arguments[0].equals("proactor") ? Network::proactor : Network::selector);
    setup.call(
        () ->
            Async.run(
                async(
                    () -> {
                      var stop = EventLoop.running().<String>createFuture("a stop");
                      var server =
                          await(startServer((in, out) -> echo(in, out, stop), "127.0.0.1", 0));
                      IO.println(server.port());
                      await(Async.waitFor(stop, Duration.ofMinutes(1)));
                      server.close();
                      await(server.waitClosed());
                      IO.println(clients + " clients, " + bytes + " bytes");
                    })));
  }
}
