// rejected by acceptsTheRightOne: load(…) was used as if it were its value
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class PageLoaderTest {
  private final Server server = new Server();
  private final PageLoader loader = new PageLoader(server);

  @Test
  void theResultsComeInOrder() {
    assertEquals(List.of("A", "B"), loader.load(List.of("a", "b")));
  }
}
