import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;

// region tests
static class LoopByHandTest {
  EventLoop loop;

  @BeforeEach
  void setUp() {
    loop = EventLoop.create();
    loop.createTask(async(() -> {
      try {
        await(sleep(seconds(60)));
      } finally {
        IO.println("connection closed");
      }
    }), "connection");
  }

  @AfterEach
  void tearDown() {
    loop.close();
  }

  @Test
  void itAnswers() {
    var answer = loop.runUntilComplete(sleep(millis(100), "pong"));
    assertEquals("pong", answer);
  }
}
// endregion

void main() {
  IO.print(Tests.run(LoopByHandTest.class));
}
