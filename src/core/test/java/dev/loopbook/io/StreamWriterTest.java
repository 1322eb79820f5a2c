package dev.loopbook.io;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.OnLoop;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StreamWriterTest {

  private final FakeConnection connection = new FakeConnection();

  private interface Body {
    void with(StreamWriter writer) throws Exception;
  }

  private void write(Body body) {
    OnLoop.virtual(() -> body.with(new StreamWriter(EventLoop.running(), connection)));
  }

  @Test
  void drainGoesOnAtOnceUpToTheHighWaterMark() {
    write(
        writer -> {
          writer.setWriteBufferLimits(4, 2);
          writer.write("four");
          assertEquals(0, ticksOf(() -> await(writer.drain())));
        });
  }

  @Test
  void drainWaitsAboveTheHighWaterMarkUntilTheLowOneIsReached() {
    write(
        writer -> {
          writer.setWriteBufferLimits(4, 2);
          writer.write("fives");
          var drain = createTask(writer.drain());
          tick();
          connection.take(2); // 3 are left
          tick();
          tick();
          assertFalse(drain.isDone());
          connection.take(1); // 2 are left
          tick();
          tick();
          tick();
          assertTrue(drain.isDone());
          assertEquals("fiv", connection.sent.toString());
        });
  }

  @Test
  void everyDrainGoesOnOrFailsTogether() {
    write(
        writer -> {
          writer.setWriteBufferLimits(0, 0);
          writer.write("x");
          var first = createTask(writer.drain());
          var second = createTask(writer.drain());
          tick();
          connection.failWrite("Broken pipe");
          assertEquals(
              "the test is broken: Broken pipe",
              assertThrows(UncheckedIOException.class, () -> await(first)).getMessage());
          assertThrows(UncheckedIOException.class, () -> await(second));
          assertThrows(UncheckedIOException.class, () -> await(writer.drain()));
          assertThrows(UncheckedIOException.class, () -> await(writer.waitClosed()));
          assertEquals("the test is broken: Broken pipe", connection.brokenBy.getMessage());
        });
  }

  @Test
  void theEndIsToldOnlyWhenAllThatIsKeptIsSent() {
    write(
        writer -> {
          writer.write("ab");
          writer.write("cd");
          writer.writeEof();
          assertFalse(connection.ended);
          connection.take(2);
          tick();
          assertFalse(connection.ended);
          connection.take(2);
          tick();
          assertTrue(connection.ended);
          assertFalse(connection.closed);
          assertThrows(IllegalStateException.class, () -> writer.write("more"));
        });
  }

  @Test
  void closingSendsWhatIsKeptFirst() {
    write(
        writer -> {
          writer.write("ab");
          writer.close();
          writer.write("dropped");
          assertFalse(connection.closed);
          connection.take(1);
          tick();
          connection.take(1);
          await(writer.waitClosed());
          assertTrue(connection.closed);
          assertEquals("ab", connection.sent.toString());
          assertThrows(UncheckedIOException.class, () -> await(writer.drain()));
        });
  }

  @Test
  void aConnectionThatBreaksWhileItClosesIsToldToWhoWaits() {
    write(
        writer -> {
          writer.write("ab");
          writer.close();
          connection.failWrite("Connection reset");
          var broken = assertThrows(UncheckedIOException.class, () -> await(writer.waitClosed()));
          assertEquals("the test is broken: Connection reset", broken.getMessage());
        });
  }

  @Test
  void abortingWhileAWriteIsUnderWayTellsWhoDrains() {
    write(
        writer -> {
          writer.setWriteBufferLimits(0, 0);
          writer.write("ab");
          var drain = createTask(writer.drain());
          tick();
          writer.abort();
          assertThrows(UncheckedIOException.class, () -> await(drain));
          await(writer.waitClosed());
          assertTrue(connection.closed);
          assertEquals(0, writer.writeBufferSize());
        });
  }

  @Test
  void abortingInTheTickThatAWriteEndsIsNoError() {
    write(
        writer -> {
          writer.write("ab");
          connection.take(2); // the writer hears of it in the next tick
          writer.abort();
          tick();
          assertEquals(0, writer.writeBufferSize());
        });
  }

  @Test
  void aWriterIsOpenUntilItsConnectionIsClosed() {
    write(
        writer -> {
          var resources = EventLoop.running().resources();
          assertSame(connection, resources.open().getFirst());
          writer.write("ab");
          writer.close();
          assertEquals(1, resources.open().size());
          connection.take(2);
          tick();
          assertEquals(0, resources.open().size());
        });
  }

  @Test
  void waterMarksThatMakeNoSenseAreRefused() {
    write(
        writer -> {
          assertThrows(IllegalArgumentException.class, () -> writer.setWriteBufferLimits(1, 2));
          assertThrows(IllegalArgumentException.class, () -> writer.setWriteBufferLimits(1, -1));
        });
  }

  @Test
  void onlyWhatTheSystemDoesNotTakeAtOnceIsKept() {
    write(
        writer -> {
          connection.roomNow = 600_002;
          var data = new byte[600_005];
          Arrays.fill(data, (byte) 'x');
          writer.write(data);
          assertEquals(3, writer.writeBufferSize());
          assertEquals(0, ticksOf(() -> await(writer.drain())));
          Arrays.fill(data, (byte) 'y'); // the caller's array is the caller's again
          connection.take(3);
          assertEquals("x".repeat(600_005), connection.sent.toString());
        });
  }

  @Test
  void whatIsKeptGoesFirstThoughTheSystemHasRoomAgain() {
    write(
        writer -> {
          writer.write("ab");
          connection.roomNow = 10;
          writer.write("cd");
          connection.take(2);
          tick();
          connection.take(2);
          tick();
          writer.write("ef");
          assertEquals("abcdef", connection.sent.toString());
        });
  }

  @Test
  void aConnectionThatBreaksAtOnceFailsTheDrain() {
    write(
        writer -> {
          connection.breaksNow = true;
          writer.write("ab");
          assertEquals(
              "the test is broken: Broken pipe",
              assertThrows(UncheckedIOException.class, () -> await(writer.drain())).getMessage());
          assertTrue(connection.closed);
          assertEquals(0, writer.writeBufferSize());
        });
  }

  @Test
  void smallPiecesThatAreKeptGoTogether() {
    write(
        writer -> {
          writer.write("first");
          for (var i = 0; i < 1_000; i++) {
            writer.write("%03d ".formatted(i));
          }
          connection.take(3); // the system had room for some of it
          tick();
          connection.take(2 + 4_000);
          tick();
          assertEquals(0, writer.writeBufferSize());
          assertEquals("first000 001 ", connection.sent.substring(0, 13));
          assertEquals("998 999 ", connection.sent.substring(3_997));
        });
  }

  @Test
  void aLongWriteIsHandedOverInParts() {
    write(
        writer -> {
          writer.write(new byte[1_000_000]);
          var parts = 0;
          for (; writer.writeBufferSize() > 0; parts++) {
            assertTrue(connection.offered() <= 256 * 1024);
            connection.take(connection.offered());
            tick();
          }
          assertEquals(4, parts);
        });
  }
}
