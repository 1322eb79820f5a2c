import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.stream.MemoryLink;
import org.junit.jupiter.api.Test;

static Coroutine<Void> handleClient(StreamReader reader, StreamWriter writer) {
  return async(() -> {
    writer.write(await(reader.read(100)));
    await(writer.drain());
  });
}

// region tests
@LoopTest
static class EchoTest {
  @Test
  void aWordComesBack() {
    assertEquals("Hello", echo(MemoryLink.buffered()));
  }

  @Test
  void aWordThatComesInPiecesComesBack() {
    var link = MemoryLink.buffered();
    link.toServer().chunksOf(3).latency(seconds(1));
    assertEquals("Hello", echo(link));
  }

  private String echo(MemoryLink link) {
    var serving = link.serve((in, out) -> handleClient(in, out));
    try (var writer = link.client().writer()) {
      writer.write("Hello");
      writer.writeEof();
      return new String(await(link.client().reader().readAll()));
    } finally {
      await(serving);
    }
  }
}
// endregion

void main() {
  IO.print(Tests.run(EchoTest.class));
}
