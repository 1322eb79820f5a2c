package dev.loopbook.io;

import static dev.loopbook.io.Streams.openConnection;
import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class StreamsTest {

  private static final String HOST = "127.0.0.1";

  private static final Server.Handler ECHO =
      (reader, writer) ->
          async(
              () -> {
                for (var data = await(reader.read(1000));
                    data.length > 0;
                    data = await(reader.read(1000))) {
                  writer.write(data);
                  await(writer.drain());
                }
              });

  private interface Talk {
    void with(StreamReader reader, StreamWriter writer) throws Exception;
  }

  /// Connects a client to a server that runs `handler`, and closes both.
  @SuppressWarnings("try") // it is closed early, to be waited for
  private static void talk(NetworkKind kind, Server.Handler handler, Talk client) {
    kind.run(
        () -> {
          try (var server = await(startServer(handler, HOST, 0))) {
            var pair = await(openConnection(HOST, server.port()));
            try (var writer = pair.writer()) {
              client.with(pair.reader(), writer);
            }
            server.close();
            await(server.waitClosed());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void anEchoServerEchoes(NetworkKind kind) {
    talk(
        kind,
        ECHO,
        (reader, writer) -> {
          for (var i = 0; i < 20; i++) {
            writer.write("line " + i + "\n");
            assertEquals("line " + i + "\n", await(reader.readLine()));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatEndsItsSideCanStillRead(NetworkKind kind) {
    Server.Handler counter =
        (reader, writer) -> async(() -> writer.write(await(reader.readAll()).length + " bytes"));
    talk(
        kind,
        counter,
        (reader, writer) -> {
          writer.write("x".repeat(1_000_000));
          writer.writeEof();
          assertEquals("1000000 bytes", await(reader.readLine()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatEndsItsSideCanStillRead(NetworkKind kind) {
    var got = new ArrayList<String>();
    Server.Handler greeter =
        (reader, writer) ->
            async(
                () -> {
                  writer.write("hello");
                  writer.writeEof();
                  got.add(await(reader.readLine()));
                });
    talk(
        kind,
        greeter,
        (reader, writer) -> {
          assertEquals("hello", new String(await(reader.readAll())));
          writer.write("thanks\n");
          await(writer.drain());
          writer.close();
          await(writer.waitClosed());
        });
    assertEquals(List.of("thanks\n"), got);
  }

  @ParameterizedTest
  @EnumSource
  void aSenderThatIsTooFastWaitsForItsReader(NetworkKind kind) {
    var size = 8_000_000;
    var drained = new ArrayList<String>();
    Server.Handler sender =
        (_, writer) ->
            async(
                () -> {
                  writer.write(new byte[size]);
                  await(writer.drain());
                  assertTrue(writer.writeBufferSize() <= StreamWriter.HIGH_WATER / 4);
                  drained.add("drained");
                });
    talk(
        kind,
        sender,
        (reader, _) -> {
          assertThrows(
              TimeoutError.class,
              () -> await(waitFor(EventLoop.running().createFuture("nothing"), millis(20))));
          assertEquals(List.of(), drained);
          assertEquals(size, await(reader.readAll()).length);
        });
    assertEquals(List.of("drained"), drained);
  }

  @ParameterizedTest
  @EnumSource
  void aReadThatTimesOutLosesNothing(NetworkKind kind) {
    Server.Handler slow =
        (reader, writer) ->
            async(
                () -> {
                  writer.write("hal");
                  await(reader.readLine());
                  writer.write("f\n");
                });
    talk(
        kind,
        slow,
        (reader, writer) -> {
          var before = EventLoop.running().time();
          assertThrows(TimeoutError.class, () -> await(waitFor(reader.readLine(), millis(20))));
          assertEquals(millis(20), EventLoop.running().time().minus(before));
          writer.write("go on\n");
          assertEquals("half\n", await(reader.readLine()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void closingOnesOwnSideEndsARead(NetworkKind kind) {
    talk(
        kind,
        ECHO,
        (reader, writer) -> {
          var read = createTask(reader.readLine());
          tick();
          writer.close();
          assertEquals("", await(read));
          assertEquals("", await(reader.readLine()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void connectingToNobodySaysWhere(NetworkKind kind) {
    kind.run(
        () -> {
          var server = await(startServer(ECHO, HOST, 0));
          var port = server.port();
          server.close();
          var refused =
              assertThrows(UncheckedIOException.class, () -> await(openConnection(HOST, port)));
          assertTrue(
              refused
                  .getMessage()
                  .startsWith("cannot connect to 127.0.0.1:" + port + ": Connection refused"),
              refused.getMessage());
          assertEquals(List.of(), Network.of(EventLoop.running()).descriptors());
        });
  }

  @ParameterizedTest
  @EnumSource
  void listeningOnATakenPortSaysWhatToDo(NetworkKind kind) {
    kind.run(
        () -> {
          try (var server = await(startServer(ECHO, HOST, 0))) {
            var taken =
                assertThrows(
                    UncheckedIOException.class,
                    () -> await(startServer(ECHO, HOST, server.port())));
            assertEquals(
                ("cannot listen on 127.0.0.1:%d: Address already in use; close what uses it, or"
                        + " ask for port 0 and the system finds a free one")
                    .formatted(server.port()),
                taken.getMessage());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void thePortOfAClosedServerIsFreeInTheSameTick(NetworkKind kind) {
    kind.run(
        () -> {
          var first = await(startServer(ECHO, HOST, 0));
          first.close();
          try (var second = await(startServer(ECHO, HOST, first.port()))) {
            assertEquals(first.port(), second.port());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatComesJustWhenItsTaskIsCancelledIsClosed(NetworkKind kind) {
    var connecting = new ArrayList<Task<?>>();
    var cancelsWhenConnected =
        new LoopListener() {
          @Override
          public void futureDone(Future<?> future) {
            if (future.label().startsWith("a connection to ")) {
              connecting.removeFirst().cancel();
            }
          }
        };
    var got = new ArrayList<Integer>();
    Server.Handler counter = (reader, _) -> async(() -> got.add(await(reader.readAll()).length));
    kind.reports(
        cancelsWhenConnected,
        () -> {
          try (var server = await(startServer(counter, HOST, 0))) {
            var task = createTask(openConnection(HOST, server.port()));
            connecting.add(task);
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(0, currentTask().cancelling());
            while (server.served() == 0 || server.clients() > 0) {
              await(sleep(millis(1)));
            }
          }
        });
    assertEquals(List.of(0), got);
  }

  @ParameterizedTest
  @EnumSource
  void descriptorsShowWhatEachSocketWaitsFor(NetworkKind kind) {
    talk(
        kind,
        ECHO,
        (_, writer) -> {
          var server = writer.remoteAddress().getPort();
          var client = writer.localAddress().getPort();
          await(sleep(millis(1)));
          assertEquals(
              List.of(
                  new Network.Descriptor("listening on 127.0.0.1:" + server, "accept"),
                  new Network.Descriptor(
                      "socket 127.0.0.1:%d <- 127.0.0.1:%d".formatted(server, client), "read"),
                  new Network.Descriptor(
                      "socket 127.0.0.1:%d -> 127.0.0.1:%d".formatted(client, server), "")),
              Network.of(EventLoop.running()).descriptors().stream()
                  .sorted((a, b) -> a.what().contains("->") ? 1 : b.what().contains("->") ? -1 : 0)
                  .toList());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aReadThatWasGivenUpDoesNotHideADeadlock(NetworkKind kind) {
    assertThrows(
        DeadlockError.class,
        () ->
            kind.setup()
                .withVirtualTime()
                .withOutsideWork(() -> false)
                .call(
                    () ->
                        run(
                            async(
                                () -> {
                                  var server = await(startServer(ECHO, HOST, 0));
                                  var pair = await(openConnection(HOST, server.port()));
                                  assertThrows(
                                      TimeoutError.class,
                                      () -> await(waitFor(pair.reader().readLine(), millis(5))));
                                  server.abortClients();
                                  server.close();
                                  await(server.waitClosed());
                                  assertFalse(server.isServing());
                                  await(EventLoop.running().createFuture("nothing"));
                                }))));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsSentAtOnce(NetworkKind kind) {
    kind.run(
        () -> {
          var loop = EventLoop.running();
          var network = Network.of(loop);
          Future<Connection> accepted = loop.createFuture();
          var listener =
              network.listen(loop, new InetSocketAddress(HOST, 0), 0, accepted::setResult);
          var called = await(network.connect(loop, listener.localAddress()));
          for (var socket : List.of(called, await(accepted))) {
            assertTrue(((SocketConnection) socket).option(StandardSocketOptions.TCP_NODELAY));
            socket.close();
          }
          listener.close();
        });
  }
}
