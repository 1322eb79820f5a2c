// rejected by acceptsTheRightOne: nothing can ever run again
package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import org.junit.jupiter.api.Test;

@LoopTest
class LineEchoTest {
  @Test
  void allComesBack() {
    var link = MemoryLink.buffered();
    var serving = link.serve(new LineEcho()::handle);
    link.client().writer().write("one\ntwo\n");
    assertEquals("one\ntwo\n", new String(await(link.client().reader().readAll())));
    await(serving);
  }
}
