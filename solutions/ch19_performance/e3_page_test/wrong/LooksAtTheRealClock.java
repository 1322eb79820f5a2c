// rejected by refused: a test that looks at the real clock can be lucky
// mistake: looks at the real clock
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class PageLoaderTest {
  private static final List<String> SEVEN = List.of("g", "b", "c", "d", "e", "f", "a");

  private final Server server = new Server();
  private final PageLoader loader = new PageLoader(server);

  @Test
  void itTakesLessThanFourSeconds() {
    var start = System.currentTimeMillis();
    var page = await(loader.load(SEVEN));
    var took = System.currentTimeMillis() - start;
    assertTrue(took < 4_000, "took " + took + " ms");
    assertEquals(List.of("G", "B", "C", "D", "E", "F", "A"), page);
  }

  @Test
  void aPartThatIsNamedTwiceIsAskedForOnce() {
    assertEquals(List.of("A", "B", "A"), await(loader.load(List.of("a", "b", "a"))));
    assertEquals(2, server.requests(), "requests");
  }

  @Test
  void aFailureEndsThePageAndTheRequests() {
    server.fails("c");
    assertThrows(IllegalStateException.class, () -> await(loader.load(SEVEN)));
    assertEquals(0, server.running(), "requests still at work");
  }
}
