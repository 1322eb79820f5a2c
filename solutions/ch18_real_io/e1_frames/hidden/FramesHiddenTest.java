package ch18_real_io.e1_frames;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.io.IncompleteReadError;
import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The same promises for any texts, lengths and pieces.
@LoopTest
@HiddenTest
class FramesHiddenTest {

  @Test
  void anyTextsArriveInAnyPieces(Draw draw) {
    for (int size : draw.numbers(4, 1, 40)) {
      var texts = new ArrayList<>(draw.words(5));
      texts.add(draw.number(0, 4), "äöü€😀".repeat(draw.number(500, 760)));
      texts.add("");
      texts.add(draw.number(0, 4), " \t\0" + draw.word() + "\r\n ");
      var link = MemoryLink.buffered();
      link.toServer().chunksOf(size);
      var client = link.client().writer();
      var sending = createTask(async(() -> {
        for (var text : texts) {
          Frames.write(client, text);
          await(sleep(draw.millis(0, 300)));
        }
        client.writeEof();
      }));
      List<String> found = new ArrayList<>();
      var server = link.server();
      for (var text = await(Frames.read(server.reader()));
          text.isPresent();
          text = await(Frames.read(server.reader()))) {
        found.add(text.get());
      }
      assertEquals(texts, found, "the texts that arrived");
      await(sending);
      client.close();
      server.writer().close();
    }
  }

  @Test
  void theEndAnywhereInAFrameIsAnError(Draw draw) {
    var text = draw.word().getBytes();
    var frame = ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array();
    for (int end = 1; end < frame.length; end++) {
      var link = MemoryLink.buffered();
      link.client().writer().write(Arrays.copyOf(frame, end));
      link.client().writer().writeEof();
      assertThrows(IncompleteReadError.class, () -> await(Frames.read(link.server().reader())));
      link.client().writer().close();
      link.server().writer().close();
    }
  }

  @Test
  void noLengthOutsideTheLimitIsWaitedFor(Draw draw) {
    assertEquals(10_000, Frames.LIMIT, "the limit");
    for (int length :
        List.of(
            draw.number(Frames.LIMIT + 1, 2_000_000_000),
            draw.number(-2_000_000_000, -1),
            draw.number(1, 30_000) << 16 | draw.number(0, 9_999),
            draw.number(1, 120) << 24 | draw.number(0, 9_999))) {
      var link = MemoryLink.buffered();
      link.client().writer().write(ByteBuffer.allocate(4).putInt(length).array());
      assertThrows(
          IllegalStateException.class,
          () -> assertCompletesBefore(seconds(1), Frames.read(link.server().reader())));
      link.client().writer().close();
      link.server().writer().close();
    }
  }

  @Test
  void aFrameMayTakeHours(Draw draw) {
    var link = MemoryLink.buffered();
    var client = link.client().writer();
    var reading = createTask(Frames.read(link.server().reader()), "reading");
    for (var piece : List.of(new byte[] {0}, new byte[] {0, 0, 2}, new byte[] {'a'}, "b".getBytes())) {
      await(sleep(Duration.ofHours(draw.number(1, 9))));
      client.write(piece);
    }
    assertEquals(Optional.of("ab"), await(reading), "a text that took hours");
    client.close();
    link.server().writer().close();
  }

  @Test
  void aFrameIsItsLengthAndItsText(Draw draw) {
    var text = draw.word() + "é" + draw.word();
    var body = text.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array();
    var link = MemoryLink.buffered();
    Frames.write(link.client().writer(), text);
    link.client().writer().write(frame);
    link.client().writer().writeEof();
    var server = link.server();
    var written = await(server.reader().readExactly(frame.length));
    assertEquals(HexFormat.of().formatHex(frame), HexFormat.of().formatHex(written), "what is sent");
    assertEquals(Optional.of(text), await(Frames.read(server.reader())), "what is read");
    assertEquals(Optional.empty(), await(Frames.read(server.reader())), "the end");
    link.client().writer().close();
    server.writer().close();
  }

  @Test
  void whoeverIsCancelledIsCancelled(Draw draw) {
    for (int sent : List.of(0, draw.number(1, 3), 4, draw.number(5, 8))) {
      var link = MemoryLink.buffered();
      var reading = createTask(Frames.read(link.server().reader()), "reading");
      link.client().writer().write(Arrays.copyOf(new byte[] {0, 0, 0, 9, 'a', 'b', 'c', 'd'}, sent));
      await(sleep(seconds(1)));
      reading.cancel();
      assertCancelled(reading);
      link.client().writer().close();
      link.server().writer().close();
    }
  }

  @Test
  void twoConnectionsDoNotMixTheirTexts(Draw draw) {
    var words = draw.words(2);
    var links = List.of(MemoryLink.buffered(), MemoryLink.buffered());
    links.forEach(link -> link.toServer().chunksOf(1));
    var reading = gather(links.stream().map(link -> Frames.read(link.server().reader())).toList());
    for (int i = 0; i < 2; i++) {
      Frames.write(links.get(i).client().writer(), words.get(i));
    }
    assertEquals(
        words.stream().map(Optional::of).toList(), await(reading), "the texts of two connections");
    for (var link : links) {
      link.client().writer().close();
      link.server().writer().close();
    }
  }
}
