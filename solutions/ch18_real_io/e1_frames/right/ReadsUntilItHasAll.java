// right: a loop over read, and an error of the right kind
package ch18_real_io.e1_frames;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Texts with their length before them: four bytes, then the text.
final class Frames {
  /// The longest text, in bytes.
  static final int LIMIT = 10_000;

  private Frames() {}

  /// Returns a coroutine of the next text; empty if the stream ends
  /// before it. It throws an IncompleteReadError if the stream ends
  /// in the middle of a frame, and an IllegalStateException, at once,
  /// if the length is negative or above the limit.
  static Coroutine<Optional<String>> read(StreamReader reader) {
    return async(() -> {
      var first = await(reader.read(1));
      if (first.length == 0) {
        return Optional.empty();
      }
      var rest = await(reader.readExactly(3));
      int length = ByteBuffer.allocate(4).put(first).put(rest).getInt(0);
      if (length < 0 || length > LIMIT) {
        throw new IllegalStateException("no frame has %d bytes".formatted(length));
      }
      return Optional.of(text(await(reader.readExactly(length))));
    });
  }

  private static String text(byte[] bytes) {
    return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
  }

  /// Writes `text` as a frame.
  static void write(StreamWriter writer, String text) {
    var body = text.getBytes(StandardCharsets.UTF_8);
    writer.write(ByteBuffer.allocate(4).putInt(body.length).array());
    writer.write(body);
  }
}
