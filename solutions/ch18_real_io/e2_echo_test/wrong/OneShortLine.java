// rejected by catchesOneReadOnly: reads once
// mistake: sends one short line
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import org.junit.jupiter.api.Test;

@LoopTest
class LineEchoTest {

  @Test
  void aLineComesBack() {
    var link = MemoryLink.buffered();
    var serving = link.serve(new LineEcho()::handle);
    var client = link.client();
    client.writer().write("Hello\n");
    client.writer().writeEof();
    assertEquals("Hello\n", await(client.reader().readLine()));
    await(serving);
    client.writer().close();
  }

  // It works.
}
