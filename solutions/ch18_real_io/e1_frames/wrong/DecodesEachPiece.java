// rejected by anyTextsArriveInAnyPieces: the texts that arrived
package ch18_real_io.e1_frames;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.IncompleteReadError;
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
      byte[] head;
      try {
        head = await(reader.readExactly(4));
      } catch (IncompleteReadError end) {
        if (end.partial().length == 0) {
          return Optional.empty();
        }
        throw end;
      }
      int length = ByteBuffer.wrap(head).getInt();
      if (length < 0 || length > LIMIT) {
        throw new IllegalStateException(
            "a frame of %d bytes; the limit is %d".formatted(length, LIMIT));
      }
      var text = new StringBuilder();
      for (int left = length; left > 0; left -= 1_024) {
        var piece = await(reader.readExactly(Math.min(left, 1_024)));
        text.append(new String(piece, StandardCharsets.UTF_8));
      }
      return Optional.of(text.toString());
    });
  }

  /// Writes `text` as a frame.
  static void write(StreamWriter writer, String text) {
    var body = text.getBytes(StandardCharsets.UTF_8);
    writer.write(ByteBuffer.allocate(4).putInt(body.length).array());
    writer.write(body);
  }
}
