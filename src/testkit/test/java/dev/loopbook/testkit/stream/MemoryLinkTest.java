package dev.loopbook.testkit.stream;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.RunResult;
import dev.loopbook.io.IncompleteReadError;
import dev.loopbook.io.Server;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.watch.Audit;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class MemoryLinkTest {

  private static final Server.Handler UPPER =
      (reader, writer) ->
          async(
              () -> {
                for (var line = await(reader.readLine());
                    !line.isEmpty();
                    line = await(reader.readLine())) {
                  writer.write(line.toUpperCase());
                  await(writer.drain());
                }
              });

  private static void onLoop(Body.OfVoid body) {
    var audit = new Audit();
    OnLoop.virtual(LoopSetup.standard().withOrigins().withListener(audit), body);
    assertEquals(List.of(), audit.findings());
  }

  /// What a test does as the client of a link.
  private interface Talk {
    void with(StreamReader reader, StreamWriter writer) throws Throwable;
  }

  private static void withClient(MemoryLink link, Talk talk) throws Throwable {
    try (var writer = link.client().writer()) {
      talk.with(link.client().reader(), writer);
    }
  }

  @Test
  void latencyPassesOnTheLoopsClockInBothDirections() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().latency(millis(20));
          link.toClient().latency(millis(30));
          var serving = link.serve(UPPER);
          withClient(
              link,
              (reader, writer) -> {
                writer.write("a\nb\n");
                assertEquals("A\n", await(reader.readLine()));
                assertEquals(millis(50), EventLoop.running().time());
                assertEquals("B\n", await(reader.readLine()));
                assertEquals(millis(50), EventLoop.running().time());
              });
          await(serving);
          assertEquals("a\nb\n", link.toServer().sentText());
          assertEquals("A\nB\n", link.toClient().sentText());
        });
  }

  @Test
  void aShorterLatencyDoesNotOvertake() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          withClient(
              link,
              (_, writer) -> {
                link.toServer().latency(seconds(1));
                writer.write("first ");
                link.toServer().latency(millis(1));
                writer.write("second");
              });
          assertEquals("first second", new String(await(link.server().reader().readAll())));
          link.server().writer().close();
        });
  }

  @ParameterizedTest
  @EnumSource
  void bytesStayInOrderWhicheverTimerComesFirst(Freedom freedom) {
    var exploration = Explorer.of(() -> MemoryLinkTest::arrival).with(freedom).explore();

    assertTrue(exploration.isProven());
    assertEquals(
        List.of("one two three"),
        exploration.found().stream().map(found -> found.result().output()).toList());
  }

  private static RunResult arrival(UnaryOperator<LoopSetup> exploring) {
    var arrived = new StringBuilder();
    OnLoop.virtual(
        exploring.apply(LoopSetup.standard()),
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().latency(seconds(1));
          withClient(
              link,
              (_, writer) -> {
                writer.write("one ");
                writer.write("two ");
                writer.write("three");
              });
          arrived.append(new String(await(link.server().reader().readAll())));
          link.server().writer().close();
        });
    return new RunResult(arrived.toString(), "finished", List.of(), false);
  }

  @Test
  void bytesMayArriveOneAtATime() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().chunksOf(1);
          withClient(
              link,
              (_, writer) -> {
                writer.write("abc");
                var reader = link.server().reader();
                assertEquals("a", new String(await(reader.read(100))));
                assertEquals("bc", new String(await(reader.readExactly(2))));
              });
          link.server().writer().close();
        });
  }

  @Test
  void inLockstepASenderWaitsUntilItsBytesAreRead() {
    onLoop(
        () -> {
          var link = MemoryLink.lockstep();
          withClient(
              link,
              (_, writer) -> {
                writer.write("hello");
                var drained = createTask(writer.drain());
                await(sleep(seconds(1)));
                assertFalse(drained.isDone());
                assertEquals("he", new String(await(link.server().reader().read(2))));
                await(drained);
                assertEquals("llo", new String(await(link.server().reader().readExactly(3))));
              });
          link.server().writer().close();
        });
  }

  @Test
  void aFullLinkMakesTheSenderWait() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered(10);
          withClient(
              link,
              (_, writer) -> {
                writer.setWriteBufferLimits(0, 0);
                writer.write("x".repeat(25));
                assertEquals(15, writer.writeBufferSize());
                var drained = createTask(writer.drain());
                var reader = link.server().reader();
                await(reader.read(100));
                tick();
                assertEquals(5, writer.writeBufferSize());
                assertFalse(drained.isDone());
                await(reader.readExactly(15));
                await(drained);
              });
          link.server().writer().close();
        });
  }

  @Test
  void aSenderThatWaitsForRoomLearnsThatTheReceiverHasClosed() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered(4);
          withClient(
              link,
              (_, writer) -> {
                writer.setWriteBufferLimits(0, 0);
                writer.write("more than four bytes");
                var draining = createTask(writer.drain());
                tick();
                link.server().writer().close();
                assertThrows(UncheckedIOException.class, () -> await(draining));
              });
        });
  }

  @Test
  void inLockstepASenderWaitsForNobodyWhoHasClosedMeanwhile() {
    onLoop(
        () -> {
          var link = MemoryLink.lockstep();
          link.toServer().latency(seconds(1));
          withClient(
              link,
              (_, writer) -> {
                writer.write("under way");
                link.server().writer().close();
                await(writer.drain());
                assertEquals(seconds(1), EventLoop.running().time());
                assertEquals(0, link.toServer().underWay());
              });
        });
  }

  @Test
  void whatIsWrittenBeforeAnEndArrivesAndTheOtherDirectionGoesOn() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().endAfter(4).latency(millis(5));
          withClient(
              link,
              (reader, writer) -> {
                writer.write("abcdef");
                var server = link.server();
                assertEquals("abcd", new String(await(server.reader().readAll())));
                server.writer().write("still here\n");
                assertEquals("still here\n", await(reader.readLine()));
                server.writer().close();
              });
        });
  }

  @Test
  void anEndInTheMiddleOfAMessageIsAnIncompleteRead() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().endAfter(3);
          withClient(
              link,
              (_, writer) -> {
                writer.write("12345678");
                var error =
                    assertThrows(
                        IncompleteReadError.class,
                        () -> await(link.server().reader().readExactly(8)));
                assertArrayEquals("123".getBytes(), error.partial());
              });
          link.server().writer().close();
        });
  }

  @Test
  void aDropBreaksBothSidesOnceTheBytesBeforeItHaveArrived() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().dropAfter(2).latency(millis(10));
          withClient(
              link,
              (reader, writer) -> {
                writer.write("abcd");
                assertEquals("ab", new String(await(link.server().reader().read(100))));
                var atServer =
                    assertThrows(
                        UncheckedIOException.class, () -> await(link.server().reader().read(100)));
                assertTrue(
                    atServer.getMessage().contains("is broken: connection reset"),
                    atServer.getMessage());
                assertThrows(UncheckedIOException.class, () -> await(reader.read(100)));
                writer.write("more");
                assertThrows(UncheckedIOException.class, () -> await(writer.drain()));
              });
          link.server().writer().close();
        });
  }

  @Test
  void aLinkCanBeDroppedWhileASideWaits() {
    onLoop(
        () -> {
          var link = MemoryLink.lockstep();
          withClient(
              link,
              (reader, writer) -> {
                var reading = createTask(async(() -> await(reader.readLine())));
                writer.write("unheard");
                var drained = createTask(writer.drain());
                await(sleep(millis(1)));
                link.drop();
                assertThrows(UncheckedIOException.class, () -> await(reading));
                assertThrows(UncheckedIOException.class, () -> await(drained));
              });
        });
  }

  @Test
  void garbageStandsWhereItWasOrdered() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().garbageAfter(0, "??").garbageAfter(3, (byte) 0, (byte) 255);
          withClient(
              link,
              (_, writer) -> {
                writer.write("ab");
                writer.write("cd");
              });
          assertArrayEquals(
              new byte[] {'?', '?', 'a', 'b', 'c', 0, (byte) 255, 'd'},
              await(link.server().reader().readAll()));
          link.server().writer().close();
          assertEquals("abcd", link.toServer().sentText());
          assertThrows(
              IllegalArgumentException.class, () -> link.toServer().garbageAfter(3, "late"));
        });
  }

  @Test
  void whatIsStalledNeverArrives() {
    onLoop(
        () -> {
          var link = MemoryLink.buffered();
          link.toServer().stallAfter(2);
          withClient(
              link,
              (_, writer) -> {
                writer.write("abcd");
                await(writer.drain());
                var reader = link.server().reader();
                assertEquals("ab", new String(await(reader.readExactly(2))));
                assertThrows(TimeoutError.class, () -> await(waitFor(reader.read(1), seconds(10))));
              });
          link.server().writer().close();
        });
  }

  @Test
  void anEndThatIsNotClosedIsFoundByTheAudit() {
    var audit = new Audit();
    OnLoop.virtual(
        LoopSetup.standard().withOrigins().withListener(audit),
        () -> {
          var link = MemoryLink.buffered();
          link.client().writer().write("hello");
        });
    assertEquals(
        List.of("a resource was never closed: memory client"),
        audit.findings().stream().map(finding -> finding.what()).toList());
  }
}
