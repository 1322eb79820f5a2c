// right: a method for the head, and an optional of its length
package ch18_real_io.e1_frames;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.IncompleteReadError;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

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
      var length = await(length(reader));
      if (length.isEmpty()) {
        return Optional.empty();
      }
      var body = await(reader.readExactly(length.getAsInt()));
      return Optional.of(new String(body, StandardCharsets.UTF_8));
    });
  }

  private static Coroutine<OptionalInt> length(StreamReader reader) {
    return async(() -> {
      try {
        var length = ByteBuffer.wrap(await(reader.readExactly(4))).getInt();
        if (Integer.compareUnsigned(length, LIMIT) > 0) {
          throw new IllegalStateException("a frame of " + length + " bytes");
        }
        return OptionalInt.of(length);
      } catch (IncompleteReadError e) {
        if (e.partial().length > 0) {
          throw e;
        }
        return OptionalInt.empty();
      }
    });
  }

  /// Writes `text` as a frame.
  static void write(StreamWriter writer, String text) {
    var body = text.getBytes(StandardCharsets.UTF_8);
    writer.write(ByteBuffer.allocate(4).putInt(body.length).array());
    writer.write(body);
  }
}
