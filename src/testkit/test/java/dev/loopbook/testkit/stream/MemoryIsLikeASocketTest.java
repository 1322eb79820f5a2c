package dev.loopbook.testkit.stream;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.io.IncompleteReadError;
import dev.loopbook.io.Network;
import dev.loopbook.io.Server;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.io.Streams;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.watch.Audit;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a protocol sees is the same on a link in memory and on sockets.
@Timeout(60)
@ParameterizedClass
@EnumSource
class MemoryIsLikeASocketTest {

  enum Carrier {
    MEMORY,
    LOCKSTEP,
    SELECTOR,
    PROACTOR
  }

  /// What a test does as a client.
  private interface Talk {
    void with(StreamReader reader, StreamWriter writer) throws Throwable;
  }

  private final Carrier carrier;

  MemoryIsLikeASocketTest(Carrier carrier) {
    this.carrier = carrier;
  }

  private void talk(Server.Handler handler, Talk client) {
    var audit = new Audit();
    var setup =
        carrier == Carrier.PROACTOR
            ? LoopSetup.standard().withPoller(Network::proactor)
            : LoopSetup.standard();
    OnLoop.virtual(
        setup.withOrigins().withListener(audit),
        () -> {
          switch (carrier) {
            case MEMORY -> inMemory(MemoryLink.buffered(), handler, client);
            case LOCKSTEP -> inMemory(MemoryLink.lockstep(), handler, client);
            case SELECTOR, PROACTOR -> onSockets(handler, client);
          }
        });
    assertEquals(List.of(), audit.findings());
  }

  private static void inMemory(MemoryLink link, Server.Handler handler, Talk client)
      throws Throwable {
    var serving = link.serve(handler);
    try (var writer = link.client().writer()) {
      client.with(link.client().reader(), writer);
    }
    await(serving);
    await(link.server().writer().waitClosed());
  }

  private static void onSockets(Server.Handler handler, Talk client) throws Throwable {
    var server = await(Streams.startServer(handler, "127.0.0.1", 0));
    try (server) {
      var pair = await(Streams.openConnection("127.0.0.1", server.port()));
      try (var writer = pair.writer()) {
        client.with(pair.reader(), writer);
      }
    }
    await(server.waitClosed());
  }

  @Test
  void linesComeBackInTheirOrder() {
    talk(
        (reader, writer) ->
            async(
                () -> {
                  for (var line = await(reader.readLine());
                      !line.isEmpty();
                      line = await(reader.readLine())) {
                    writer.write("> " + line);
                    await(writer.drain());
                  }
                }),
        (reader, writer) -> {
          for (var i = 0; i < 5; i++) {
            writer.write("line " + i + "\n");
            await(writer.drain());
            assertEquals("> line " + i + "\n", await(reader.readLine()));
          }
        });
  }

  @Test
  void aSideThatEndsItsOutputCanStillRead() {
    talk(
        (reader, writer) -> async(() -> writer.write(await(reader.readAll()).length + " bytes")),
        (reader, writer) -> {
          writer.write("x".repeat(300_000));
          writer.writeEof();
          assertEquals("300000 bytes", new String(await(reader.readAll())));
          assertTrue(reader.isAtEnd());
        });
  }

  @Test
  void aReaderWhoseOwnSideIsClosedIsAtItsEnd() {
    talk(
        (reader, _) -> async(() -> await(reader.readAll())),
        (reader, writer) -> {
          var reading = createTask(async(() -> await(reader.read(10)).length));
          await(sleep(millis(1)));
          writer.close();
          assertEquals(0, await(reading));
        });
  }

  @Test
  void anEndBeforeTheMessageIsWholeIsAnIncompleteRead() {
    talk(
        (_, writer) -> async(() -> writer.write("12345")),
        (reader, _) -> {
          var error = assertThrows(IncompleteReadError.class, () -> await(reader.readExactly(8)));
          assertEquals("12345", new String(error.partial()));
        });
  }

  @Test
  void aReadAlwaysGivesUpItsTurn() {
    talk(
        (_, writer) -> async(() -> writer.write("now")),
        (reader, _) -> {
          await(sleep(millis(20)));
          var order = new ArrayList<String>();
          createTask(async(() -> order.add("the other task")));
          await(reader.read(3));
          order.add("bytes");
          assertEquals(List.of("the other task", "bytes"), order);
        });
  }

  @Test
  void oneAfterAnotherMayRead() {
    talk(
        (reader, _) -> async(() -> await(reader.readAll())),
        (reader, _) -> {
          var first = createTask(async(() -> await(reader.read(1))));
          await(sleep(millis(1)));
          assertThrows(IllegalStateException.class, () -> await(reader.read(1)));
          first.cancel();
        });
  }

  @Test
  void whoWritesToASideThatIsGoneIsTold() {
    talk(
        (_, _) -> async(() -> {}),
        (reader, writer) -> {
          assertEquals("", await(reader.readLine()));
          var error =
              assertThrows(
                  UncheckedIOException.class,
                  () -> {
                    for (var i = 0; i < 100; i++) {
                      writer.write("anyone?");
                      await(writer.drain());
                      await(sleep(millis(5)));
                    }
                  });
          assertTrue(error.getMessage().contains("broken"), error.getMessage());
        });
  }
}
