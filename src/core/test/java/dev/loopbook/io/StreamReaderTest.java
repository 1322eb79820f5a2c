package dev.loopbook.io;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.OnLoop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamReaderTest {

  private interface Body {
    void with(StreamReader reader) throws Exception;
  }

  /// Runs `body` with a reader that gets `text` and then the end.
  @SuppressWarnings("try") // it is closed early, to be waited for
  private static void reading(NetworkKind kind, String text, int limit, Body body) {
    kind.run(
        () -> {
          Server.Handler sender =
              (_, writer) ->
                  async(
                      () -> {
                        writer.write(text);
                        await(writer.drain());
                      });
          try (var server = await(Streams.startServer(sender, "127.0.0.1", 0))) {
            var client = await(Streams.openConnection("127.0.0.1", server.port(), limit));
            try (var _ = client.writer()) {
              body.with(client.reader());
            }
            server.close();
            await(server.waitClosed());
          }
        });
  }

  private static void reading(NetworkKind kind, String text, Body body) {
    reading(kind, text, StreamReader.DEFAULT_LIMIT, body);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void linesComeOneByOneAndTheLastMayLackItsEnd(NetworkKind kind) {
    reading(
        kind,
        "one\ntwo ✓\n\nlast",
        reader -> {
          assertEquals("one\n", await(reader.readLine()));
          assertEquals("two ✓\n", await(reader.readLine()));
          assertEquals("\n", await(reader.readLine()));
          assertFalse(reader.isAtEnd());
          assertEquals("last", await(reader.readLine()));
          assertEquals("", await(reader.readLine()));
          assertTrue(reader.isAtEnd());
        });
  }

  @ParameterizedTest
  @EnumSource
  void exactlySoManyBytesOrWhatDidCome(NetworkKind kind) {
    reading(
        kind,
        "abcdef",
        reader -> {
          assertEquals("", text(await(reader.readExactly(0))));
          assertEquals("abcd", text(await(reader.readExactly(4))));
          var early = assertThrows(IncompleteReadError.class, () -> await(reader.readExactly(3)));
          assertEquals("ef", text(early.partial()));
          assertEquals(3, early.expected());
          assertEquals("the stream ended after 2 bytes; 3 were expected", early.getMessage());
          var none = assertThrows(IncompleteReadError.class, () -> await(reader.readExactly(1)));
          assertEquals("the stream ended after 0 bytes; 1 was expected", none.getMessage());
          assertArrayEquals(new byte[0], await(reader.read(10)));
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSeparatorOfSeveralBytes(NetworkKind kind) {
    reading(
        kind,
        "a\r\nb\r\r\nrest",
        reader -> {
          var crlf = "\r\n".getBytes(StandardCharsets.UTF_8);
          assertEquals("a\r\n", text(await(reader.readUntil(crlf))));
          assertEquals("b\r\r\n", text(await(reader.readUntil(crlf))));
          var early = assertThrows(IncompleteReadError.class, () -> await(reader.readUntil(crlf)));
          assertEquals("rest", text(early.partial()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void readingAllAndReadingSome(NetworkKind kind) {
    reading(
        kind,
        "x".repeat(300_000),
        reader -> {
          assertEquals(5, await(reader.read(5)).length);
          assertEquals(299_995, await(reader.readAll()).length);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLineBeyondTheLimitIsDroppedAndTheNextStays(NetworkKind kind) {
    reading(
        kind,
        "12345\nok\n",
        4,
        reader -> {
          var tooLong = assertThrows(LimitOverrunError.class, () -> await(reader.readLine()));
          assertTrue(tooLong.getMessage().contains("limit of 4 bytes"), tooLong.getMessage());
          assertEquals("ok\n", await(reader.readLine()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLineOfJustTheLimitIsRead(NetworkKind kind) {
    reading(kind, "1234\n", 4, reader -> assertEquals("1234\n", await(reader.readLine())));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBeyondTheLimitOfReadUntilCanStillBeRead(NetworkKind kind) {
    reading(
        kind,
        "123456;x",
        3,
        reader -> {
          var separator = ";".getBytes(StandardCharsets.UTF_8);
          var tooLong =
              assertThrows(LimitOverrunError.class, () -> await(reader.readUntil(separator)));
          assertEquals("123456", text(await(reader.readExactly(tooLong.consumed()))));
          assertEquals(";", text(await(reader.readUntil(separator))));
        });
  }

  @Test
  void aReadCancelledInTheTickItsBytesComeLosesNothing() {
    OnLoop.virtual(
        () -> {
          var connection = new FakeConnection();
          var reader = new StreamReader(connection, 100);
          var givenUp = createTask(reader.readLine());
          tick();
          connection.arrive("abc\n");
          givenUp.cancel();
          assertThrows(CancelledError.class, () -> await(givenUp));
          assertEquals("abc\n", await(reader.readLine()));
        });
  }

  @Test
  void readingNoBytesNeverWaits() {
    OnLoop.virtual(
        () -> {
          var connection = new FakeConnection();
          var reader = new StreamReader(connection, 100);
          assertEquals("", text(await(reader.read(0)))); // nothing has come

          var line = createTask(reader.readLine());
          tick();
          assertEquals("", text(await(reader.read(0)))); // while another coroutine waits for bytes
          connection.arrive("a\nbc");
          assertEquals("a\n", await(line));

          assertEquals("", text(await(reader.read(0)))); // something is left
          assertEquals("bc", text(await(reader.read(10))));

          var rest = createTask(reader.readAll());
          tick();
          connection.end();
          assertEquals("", text(await(rest)));
          assertEquals("", text(await(reader.read(0)))); // at the end
          assertTrue(reader.isAtEnd());
        });
  }

  @Test
  void onlyOneCoroutineMayWaitForBytes() {
    OnLoop.virtual(
        () -> {
          var connection = new FakeConnection();
          var reader = new StreamReader(connection, 100);
          var first = createTask(reader.readLine());
          tick();
          var second = assertThrows(IllegalStateException.class, () -> await(reader.readLine()));
          assertTrue(second.getMessage().contains("already waiting"), second.getMessage());
          connection.arrive("abc\n");
          assertEquals("abc\n", await(first));
        });
  }

  @Test
  void countsAndSeparatorsThatMakeNoSenseAreRefused() {
    var reader = new StreamReader(new FakeConnection(), 1);
    assertThrows(IllegalArgumentException.class, () -> reader.read(-1));
    assertThrows(IllegalArgumentException.class, () -> reader.readExactly(-1));
    assertThrows(IllegalArgumentException.class, () -> reader.readUntil(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> new StreamReader(new FakeConnection(), 0));
  }
}
