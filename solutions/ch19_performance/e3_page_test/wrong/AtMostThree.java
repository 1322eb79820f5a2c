// rejected by catchesOneAfterAnother: one part after another
// mistake: checks "at most three", which one at a time keeps
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
  void neverMoreThanThree() {
    assertEquals(List.of("G", "B", "C", "D", "E", "F", "A"), await(loader.load(SEVEN)));
    assertTrue(server.mostAtOnce() <= 3, "at most three at once");
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
