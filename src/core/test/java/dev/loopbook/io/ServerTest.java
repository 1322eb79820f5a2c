package dev.loopbook.io;

import static dev.loopbook.io.Streams.openConnection;
import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.allTasks;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ServerTest {

  private static final String HOST = "127.0.0.1";

  private final List<String> seen = new ArrayList<>();

  /// Notes each line that comes, and the end; answers each with `ok`.
  private final Server.Handler noting =
      (reader, writer) ->
          async(
              () -> {
                for (var line = await(reader.readLine());
                    !line.isEmpty();
                    line = await(reader.readLine())) {
                  seen.add(line.strip());
                  writer.write("ok\n");
                }
                seen.add("end");
              });

  private static Streams.Pair connect(Server server) {
    return await(openConnection(HOST, server.port()));
  }

  private static String ask(Streams.Pair client, String line) {
    client.writer().write(line + "\n");
    return await(client.reader().readLine());
  }

  @ParameterizedTest
  @EnumSource
  void aClosedServerTakesNobodyAndServesThoseItHas(NetworkKind kind) {
    kind.run(
        () -> {
          var server = await(startServer(noting, HOST, 0));
          var client = connect(server);
          ask(client, "one");
          server.close();
          assertThrows(UncheckedIOException.class, () -> connect(server));
          assertEquals("ok\n", ask(client, "two"));
          var closed = createTask(server.waitClosed());
          tick();
          assertFalse(closed.isDone());
          client.writer().close();
          await(closed);
          assertEquals(List.of("one", "two", "end"), seen);
          assertEquals(0, server.clients());
        });
  }

  @ParameterizedTest
  @EnumSource
  void closingTheClientsEndsTheirHandlersInPeace(NetworkKind kind) {
    kind.run(
        () -> {
          var server = await(startServer(noting, HOST, 0));
          var clients = List.of(connect(server), connect(server));
          clients.forEach(client -> ask(client, "hi"));
          server.close();
          server.closeClients();
          await(server.waitClosed());
          assertEquals(List.of("hi", "hi", "end", "end"), seen);
          clients.forEach(client -> assertEquals("", await(client.reader().readLine())));
          clients.forEach(client -> client.writer().close());
        });
  }

  @ParameterizedTest
  @EnumSource
  void abortingTheClientsTellsHandlersThatDrain(NetworkKind kind) {
    kind.run(
        () -> {
          Server.Handler flood =
              (_, writer) ->
                  async(
                      () -> {
                        writer.write(new byte[20_000_000]);
                        seen.add("full");
                        try {
                          await(writer.drain());
                        } catch (UncheckedIOException lost) {
                          seen.add("lost");
                        }
                      });
          var server = await(startServer(flood, HOST, 0));
          var client = connect(server);
          await(client.reader().read(1));
          server.close();
          server.abortClients();
          await(server.waitClosed());
          assertEquals(List.of("full", "lost"), seen);
          client.writer().abort();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aClientStaysUntilAllThatItsHandlerWroteIsSent(NetworkKind kind) {
    kind.run(
        () -> {
          Server.Handler flood = (_, writer) -> async(() -> writer.write(new byte[8_000_000]));
          var server = await(startServer(flood, HOST, 0));
          var client = connect(server);
          await(client.reader().read(1));
          server.close();
          var closed = createTask(server.waitClosed());
          tick();
          tick();
          assertFalse(closed.isDone());
          assertEquals(1, server.clients());
          await(client.reader().readAll());
          await(closed);
          client.writer().close();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatOutlivesItsConnectionHoldsNobodyUp(NetworkKind kind) {
    kind.run(
        () -> {
          var rest = EventLoop.running().<String>createFuture("the rest of the handler's work");
          Server.Handler busy =
              (reader, _) ->
                  async(
                      () -> {
                        await(reader.readLine());
                        seen.add(await(rest));
                      });
          var server = await(startServer(busy, HOST, 0));
          var client = connect(server);
          client.writer().write("hi\n");
          while (server.served() == 0) {
            tick();
          }
          server.close();
          server.abortClients();
          await(server.waitClosed());
          assertEquals(0, server.clients());
          assertEquals(List.of(), seen);
          rest.setResult("worked on");
          await(server.waitClosed());
          while (seen.isEmpty()) {
            tick();
          }
          client.writer().abort();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatDropsInTheMiddleLeavesWhatItSent(NetworkKind kind) {
    kind.run(
        () -> {
          Server.Handler exact =
              (reader, _) ->
                  async(
                      () -> {
                        try {
                          await(reader.readExactly(10));
                        } catch (IncompleteReadError early) {
                          seen.add(new String(early.partial()));
                        }
                      });
          var server = await(startServer(exact, HOST, 0));
          var client = connect(server);
          client.writer().write("abc");
          await(client.writer().drain());
          client.writer().close();
          await(client.writer().waitClosed());
          while (seen.isEmpty()) {
            tick();
          }
          server.close();
          await(server.waitClosed());
          assertEquals(List.of("abc"), seen);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatIsResetIsReportedOnceAndTheOthersGoOn(NetworkKind kind) {
    var reports =
        kind.reports(
            () -> {
              var server = await(startServer(noting, HOST, 0));
              var dropper = new Socket(HOST, server.port());
              dropper.setSoLinger(true, 0); // so that its end is a reset
              dropper.getOutputStream().write("fir".getBytes());
              while (server.served() == 0) {
                tick();
              }
              dropper.close();
              while (server.clients() > 0) {
                tick();
              }
              var other = connect(server);
              assertEquals("ok\n", ask(other, "second"));
              other.writer().close();
              server.close();
              await(server.waitClosed());
            });
    assertEquals(1, reports.size(), reports::toString);
    assertTrue(reports.getFirst().endsWith(" is broken: Connection reset"), reports::toString);
    assertEquals(List.of("second", "end"), seen);
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("try") // it is closed early, to be waited for
  void aResetIsNoticedThoughNobodyReads(NetworkKind kind) {
    kind.run(
        () -> {
          var writers = new ArrayList<StreamWriter>();
          var rest = EventLoop.running().createFuture("the rest of the handler's work");
          Server.Handler deaf =
              (reader, writer) ->
                  async(
                      () -> {
                        writers.add(writer);
                        await(rest);
                        seen.add(thrownBy(() -> await(reader.readLine())));
                        seen.add(thrownBy(() -> await(writer.drain())));
                        seen.add(thrownBy(() -> await(writer.waitClosed())));
                      });
          try (var server = await(startServer(deaf, HOST, 0))) {
            var dropper = new Socket(HOST, server.port());
            dropper.setSoLinger(true, 0); // so that its end is a reset
            while (writers.isEmpty()) {
              tick();
            }
            assertFalse(writers.getFirst().isClosing());
            dropper.close();
            while (!writers.getFirst().isClosing()) {
              tick();
            }
            server.close();
            await(server.waitClosed());
            rest.setResult(null);
            while (seen.size() < 3) {
              tick();
            }
          }
        });
    seen.forEach(each -> assertTrue(each.endsWith(" is broken: Connection reset"), each));
  }

  private static String thrownBy(Executable code) {
    return String.valueOf(assertThrows(UncheckedIOException.class, code).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void whatCameBeforeAResetIsStillRead(NetworkKind kind) {
    kind.run(
        () -> {
          var writers = new ArrayList<StreamWriter>();
          var rest = EventLoop.running().createFuture("the rest of the handler's work");
          Server.Handler late =
              (reader, writer) ->
                  async(
                      () -> {
                        writers.add(writer);
                        await(rest);
                        seen.add(await(reader.readLine()));
                      });
          try (var server = await(startServer(late, HOST, 0))) {
            var dropper = new Socket(HOST, server.port());
            dropper.getOutputStream().write("hi\n".getBytes());
            dropper.setSoLinger(true, 0);
            while (writers.isEmpty()) {
              tick();
            }
            for (var i = 0; i < 100; i++) {
              tick(); // the data arrives, and nobody reads it
            }
            dropper.close();
            for (var i = 0; i < 100; i++) {
              tick();
            }
            rest.setResult(null);
            while (seen.isEmpty()) {
              tick();
            }
          }
        });
    assertEquals(List.of("hi\n"), seen);
  }

  @ParameterizedTest
  @EnumSource
  void whatAHandlerThrowsIsReported(NetworkKind kind) {
    Server.Handler failing =
        (reader, _) ->
            async(
                () -> {
                  throw new AssertionError(await(reader.readLine()).strip());
                });
    var reports =
        kind.reports(
            () -> {
              try (var server = await(startServer(failing, HOST, 0))) {
                var client = connect(server);
                assertEquals("", ask(client, "oops"));
                client.writer().close();
              }
            });
    assertEquals(
        List.of("Unhandled exception in the handler of a client: java.lang.AssertionError: oops"),
        reports);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsCancelledClosesItsConnectionAndIsNotReported(NetworkKind kind) {
    kind.run(
        () -> {
          try (var server = await(startServer(noting, HOST, 0))) {
            var client = connect(server);
            ask(client, "hi");
            allTasks().stream()
                .filter(task -> task.name().equals("client-1"))
                .forEach(task -> task.cancel());
            assertEquals("", await(client.reader().readLine()));
            client.writer().close();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void servingForEverEndsWithACancelAndClosesTheClients(NetworkKind kind) {
    kind.run(
        () -> {
          var server = await(startServer(noting, HOST, 0));
          var serving = createTask(server.serveForever());
          var client = connect(server);
          ask(client, "hi");
          assertThrows(IllegalStateException.class, () -> await(server.serveForever()));
          serving.cancel();
          assertThrows(CancelledError.class, () -> await(serving));
          assertFalse(server.isServing());
          assertEquals(List.of("hi", "end"), seen);
          assertThrows(IllegalStateException.class, () -> await(server.serveForever()));
          client.writer().close();
        });
  }

  @ParameterizedTest
  @EnumSource
  void closingTheServerEndsServingForEver(NetworkKind kind) {
    kind.run(
        () -> {
          var server = await(startServer(noting, HOST, 0));
          var serving = createTask(server.serveForever());
          tick();
          server.close();
          assertThrows(CancelledError.class, () -> await(serving));
        });
  }

  @ParameterizedTest
  @EnumSource
  void theAuditFindsWhatWasNotClosedWithItsLine(NetworkKind kind) {
    var findings =
        kind.findings(
            () -> {
              var server = await(startServer(noting, HOST, 0));
              connect(server);
              while (server.served() == 0) {
                tick();
              }
            });
    assertTrue(
        findings.stream().anyMatch(f -> f.contains("<Server") && f.contains("ServerTest.java")),
        findings::toString);
    assertTrue(
        findings.stream().anyMatch(f -> f.contains("socket") && f.contains("ServerTest.java")),
        findings::toString);
  }

  @Test
  void whoCannotAcceptReportsItAndTriesAgainAfterASecond() {
    var reported = new ArrayList<String>();
    OnLoop.virtual(
        LoopSetup.standard().withExceptionHandler((_, context) -> reported.add(context.message())),
        () -> {
          var loop = EventLoop.running();
          var again = loop.<Duration>createFuture("another try");
          var pause = new AcceptPause(loop, "listening", () -> again.setResult(loop.time()));
          pause.begin(new IOException("Too many open files"));
          assertEquals(AcceptPause.LENGTH, await(again));
        });
    assertEquals(List.of("cannot accept on listening; it tries again in 1 s"), reported);
  }

  @ParameterizedTest
  @EnumSource
  void anAddressOfAnotherMachineIsNotSaidToBeInUse(NetworkKind kind) {
    kind.run(
        () -> {
          var elsewhere =
              assertThrows(
                  UncheckedIOException.class, () -> await(startServer(noting, "192.0.2.1", 0)));
          assertTrue(
              elsewhere.getMessage().startsWith("cannot listen on 192.0.2.1:0: "),
              elsewhere.getMessage());
          assertFalse(elsewhere.getMessage().contains("port 0"), elsewhere.getMessage());
        });
  }
}
