// rejected by catchesOneAfterAnother: one part after another
// mistake: counts the parts, and no time
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class PageLoaderTest {
  private final Server server = new Server();
  private final PageLoader loader = new PageLoader(server);

  @Test
  void itLoadsAllParts() {
    var page = await(loader.load(List.of("a", "b", "c", "d", "e", "f", "g")));
    assertEquals(7, page.size());
  }

  // That will do.
}
