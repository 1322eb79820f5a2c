import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

// region tests
@LoopTest
static class MixedLoopsTest {
  @Test
  void aFutureOfAnotherLoop() {
    var other = EventLoop.create();
    var answer = other.createFuture();
    await(answer);
  }

  @Test
  void aLoopInsideALoop() {
    assertEquals("pong", run(sleep(millis(100), "pong")));
  }

  @Test
  void theTestsOwnLoop() {
    var answer = EventLoop.running().<String>createFuture();
    EventLoop.running().callLater(
        millis(100), () -> answer.setResult("pong"));
    assertEquals("pong", await(answer));
  }
}
// endregion

void main() {
  IO.print(Tests.run(MixedLoopsTest.class));
}
