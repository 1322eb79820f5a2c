// right: everything comes a byte at a time, from one client after the other
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class LineEchoTest {
  @Test
  void whateverComesGoesBack() {
    var texts =
        List.of("a\n", "\n\n\n", "first\nsecond\nthird\n", "tabs\t\t\n   \n", "half a line", "é\nü",
            "long ".repeat(100) + "\nend");
    for (var text : texts) {
      var link = MemoryLink.buffered();
      link.toServer().chunksOf(1);
      var serving = link.serve(new LineEcho()::handle);
      link.client().writer().write(text);
      link.client().writer().writeEof();
      var back = await(waitFor(link.client().reader().readAll(), seconds(60)));
      assertEquals(text, new String(back, StandardCharsets.UTF_8));
      link.client().writer().close();
      await(serving);
    }
  }

  @Test
  void itAnswersBeforeTheClientHangsUp() {
    var link = MemoryLink.buffered();
    var serving = link.serve(new LineEcho()::handle);
    for (var line : List.of("one\n", "two\n")) {
      link.client().writer().write(line);
      assertEquals(line, await(waitFor(link.client().reader().readLine(), seconds(5))));
    }
    link.client().writer().close();
    await(serving);
  }

  @Test
  void itWaitsForAClientThatDoesNotRead() {
    var link = MemoryLink.buffered(500);
    var serving = link.serve(new LineEcho()::handle);
    var client = link.client();
    var flood =
        createTask(
            async(() -> {
              for (int i = 0; i < 300; i++) {
                client.writer().write("y".repeat(999) + "\n");
                await(client.writer().drain());
              }
              client.writer().writeEof();
            }),
            "flood");
    for (int i = 0; i < 20; i++) {
      await(sleep(seconds(1)));
      assertTrue(link.server().writer().writeBufferSize() < 80_000, "what waits for the client");
    }
    assertEquals(300_000, await(client.reader().readAll()).length);
    await(flood);
    await(serving);
    client.writer().close();
  }
}
