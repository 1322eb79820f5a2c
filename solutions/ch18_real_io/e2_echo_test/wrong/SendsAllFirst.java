// rejected by catchesAtTheEnd: only when the client has hung up
// mistake: sends everything before it reads
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import org.junit.jupiter.api.Test;

@LoopTest
class LineEchoTest {

  @Test
  void allThatIsSentComesBack() {
    assertEchoed("Hello\n");
    assertEchoed("one\ntwo\n");
    assertEchoed("x".repeat(250) + "\n");
    assertEchoed("before\n\nafter\n");
    assertEchoed("no end");
  }

  private void assertEchoed(String text) {
    var link = MemoryLink.buffered();
    link.toServer().chunksOf(7);
    var serving = link.serve(new LineEcho()::handle);
    var client = link.client();
    client.writer().write(text);
    client.writer().writeEof();
    var back = new String(await(client.reader().readAll()));
    assertEquals(text, back);
    await(serving);
    client.writer().close();
  }
}
