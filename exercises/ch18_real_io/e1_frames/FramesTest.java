package ch18_real_io.e1_frames;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertCompletesBefore;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.io.IncompleteReadError;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LoopTest
class FramesTest {
  private MemoryLink link;
  private StreamWriter out;
  private StreamReader in;

  @BeforeEach
  void connect() {
    link = MemoryLink.buffered();
    out = link.client().writer();
    in = link.server().reader();
  }

  @AfterEach
  void hangUp() {
    out.close();
    link.server().writer().close();
  }

  @Test
  void twoFramesInOneGo() {
    Frames.write(out, "Hello");
    Frames.write(out, "world");
    assertEquals(
        List.of("Hello", "world"),
        List.of(await(Frames.read(in)).get(), await(Frames.read(in)).get()));
  }

  @Test
  void aFrameThatArrivesInPieces() {
    link.toServer().chunksOf(1);
    Frames.write(out, "Grüße");
    assertEquals(Optional.of("Grüße"), await(Frames.read(in)));
  }

  @Test
  void aFrameThatTakesItsTime() {
    link.toServer().latency(seconds(3));
    Frames.write(out, "Hel");
    var reading = createTask(Frames.read(in), "reading");
    await(sleep(seconds(10)));
    assertEquals(Optional.of("Hel"), await(reading));
  }

  @Test
  void anEmptyTextIsAText() {
    Frames.write(out, "");
    Frames.write(out, "not the end");
    assertEquals(Optional.of(""), await(Frames.read(in)), "an empty text is a text");
    assertEquals(Optional.of("not the end"), await(Frames.read(in)));
  }

  @Test
  void aTextMayBeAsLongAsTheLimit() {
    var longest = "x".repeat(Frames.LIMIT);
    link.toServer().chunksOf(1_000);
    Frames.write(out, longest);
    assertEquals(Optional.of(longest), await(Frames.read(in)));
  }

  @Test
  void oneByteMoreIsRefusedAtOnce() {
    out.write(ByteBuffer.allocate(4).putInt(Frames.LIMIT + 1).array());
    assertThrows(
        IllegalStateException.class,
        () -> assertCompletesBefore(seconds(1), Frames.read(in)),
        "a length of one byte more than the limit");
  }

  @Test
  void aNegativeLengthIsRefusedAtOnce() {
    out.write(new byte[] {-1, -1, -1, -2}); // -2
    assertThrows(
        IllegalStateException.class,
        () -> assertCompletesBefore(seconds(1), Frames.read(in)),
        "a length of -2");
  }

  @Test
  void aFrameIsReadBeforeTheNextOneIsSent() {
    Frames.write(out, "question");
    assertEquals(
        Optional.of("question"), assertCompletesBefore(seconds(1), Frames.read(in)));
  }

  @Test
  void theEndBetweenTwoFramesIsNoError() {
    Frames.write(out, "Hello");
    out.writeEof();
    assertEquals(Optional.of("Hello"), await(Frames.read(in)));
    assertEquals(Optional.empty(), await(Frames.read(in)));
  }

  @Test
  void theEndInTheMiddleOfALengthIsAnError() {
    out.write(new byte[] {0, 0});
    out.writeEof();
    assertThrows(
        IncompleteReadError.class,
        () -> await(Frames.read(in)),
        "the end after two bytes of a length");
  }

  @Test
  void theEndInTheMiddleOfATextIsAnError() {
    out.write(new byte[] {0, 0, 0, 5, 'H', 'e'});
    out.writeEof();
    assertThrows(
        IncompleteReadError.class,
        () -> await(Frames.read(in)),
        "the end after two bytes of a text of five");
  }

  @Test
  void whoSpeaksHttpIsRefusedAtOnce() {
    out.write("HTTP/1.1 "); // as a length: 1,213,486,160
    assertThrows(
        IllegalStateException.class,
        () -> assertCompletesBefore(seconds(1), Frames.read(in)),
        "a length of 1,213,486,160");
  }
}
