// right: two tests that look at everything at once
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class PageLoaderTest {
  private final Server server = new Server();
  private final PageLoader loader = new PageLoader(server);

  @Test
  void aPageWithTwinsAndASlowPart() {
    server.isSlow("z");
    var loop = EventLoop.running();
    var start = loop.time();
    var page = await(loader.load(List.of("z", "b", "y", "b", "x", "w", "v", "u")));
    assertEquals(List.of("Z", "B", "Y", "B", "X", "W", "V", "U"), page);
    assertEquals(seconds(3), loop.time().minus(start));
    assertEquals(3, server.mostAtOnce());
    assertEquals(7, server.requests());
  }

  @Test
  void aPageThatFailsWhileAnotherPartIsSlow() {
    server.fails("b");
    server.isSlow("a");
    assertThrows(IllegalStateException.class, () -> await(loader.load(List.of("a", "b", "c", "d"))));
    assertEquals(0, server.running());
  }
}
