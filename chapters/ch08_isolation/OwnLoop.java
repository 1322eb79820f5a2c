import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;

// region tests
@LoopTest
static class OwnLoopTest {
  static EventLoop loopOfTheFirst;

  @BeforeEach
  void setUp() {
    await(sleep(seconds(1)));
  }

  @Test
  void theFirst() {
    loopOfTheFirst = EventLoop.running();
    await(sleep(seconds(60)));
    assertEquals(seconds(61), EventLoop.running().time());
  }

  @Test
  void theSecond() {
    assertNotSame(loopOfTheFirst, EventLoop.running());
    assertTrue(loopOfTheFirst.isClosed());
    assertEquals(seconds(1), EventLoop.running().time());
  }

  @Test
  void theThirdStartsAReminder() {
    createTask(sleep(seconds(1), "reminder"), "reminder");
  }

  @Test
  void theFourthIsAlone() {
    assertEquals(1, allTasks().size());
  }
}
// endregion

void main() {
  IO.print(Tests.run(OwnLoopTest.class));
}
