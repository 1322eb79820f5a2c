import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;

// region tests
static class ClosedLoopTest {
  static final EventLoop shared = EventLoop.create();
  EventLoop loop;

  @BeforeEach
  void setUp() {
    loop = shared; // "get the loop"
  }

  @AfterEach
  void tearDown() {
    loop.close();
  }

  @Test
  void theFirst() {
    assertEquals("pong", loop.runUntilComplete(sleep(millis(10), "pong")));
  }

  @Test
  void theSecond() {
    assertEquals("pong", loop.runUntilComplete(sleep(millis(10), "pong")));
  }
}
// endregion

void main() {
  IO.print(Tests.run(ClosedLoopTest.class));
}
