package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class ConnectionTest {
  private final Server server = new Server();

  @Test
  void itBeatsOnceASecond() {
    var connection = new Connection(server);
    await(sleep(seconds(2.5)));
    assertEquals(List.of("beat", "beat"), server.heard(), "what the server heard in 2.5 s");
    connection.close();
    await(sleep(seconds(1)));
  }

  @Test
  void whenClosedTheHeartHasSaidGoodbye() {
    var connection = new Connection(server);
    await(sleep(seconds(1.5)));
    connection.close();
    assertEquals(
        List.of("beat", "goodbye"),
        server.heard(),
        "what the server heard before close() was done");
    await(sleep(seconds(3)));
    assertEquals(2, server.heard().size(), "messages heard, three seconds after close()");
  }

  @Test
  void closingThrowsNothingAndTakesNoLongerThanTheGoodbye() {
    var connection = new Connection(server);
    await(sleep(seconds(1.5)));
    var before = EventLoop.running().time();
    connection.close();
    var took = EventLoop.running().time().minus(before);
    if (took.compareTo(millis(30)) > 0) {
      fail("closing may take the 30 ms of the goodbye, and took " + took.toMillis() + " ms");
    }
    await(sleep(seconds(1)));
  }
}
