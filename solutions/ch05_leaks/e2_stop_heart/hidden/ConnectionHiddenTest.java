package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Connections to other servers, closed at other moments.
@LoopTest(timeout = 600)
@HiddenTest
class ConnectionHiddenTest {

  @Test
  void wheneverItIsClosedTheHeartHasSaidGoodbye(Draw draw) {
    for (var takes :
        List.of(draw.millis(0, 999), draw.millis(1_000, 3_000), draw.millis(60_000, 90_000))) {
      var server = new Server(takes);
      var connection = new Connection(server);
      int beats = takes.toSeconds() < 60 ? draw.number(0, 4) : draw.number(60, 90);
      await(sleep(millis(beats * 1_000 + draw.number(1, 999))));
      var before = EventLoop.running().time();
      connection.close();
      var expected = new ArrayList<>(Collections.nCopies(beats, "beat"));
      expected.add("goodbye");
      assertEquals(expected, server.heard(), "what a server heard whose goodbye takes " + takes);
      assertTrue(
          EventLoop.running().time().minus(before).compareTo(takes) <= 0,
          "closing takes no longer than the goodbye, of " + takes);
      assertEquals(1, allTasks().size(), "tasks at work after close(): this test's, and no heart");
      connection.close(); // once more does nothing
      assertEquals(expected, server.heard(), "what the server heard after a second close()");
    }
  }

  @Test
  void wheneverItIsClosedOneWhoGivesUpLearnsIt(Draw draw) {
    var server = new Server(draw.millis(500, 900));
    var connection = new Connection(server);
    await(sleep(draw.millis(1_100, 1_900)));
    var closing = createTask(async(() -> connection.close()), "closing");
    assertThrows(
        TimeoutError.class, () -> await(waitFor(closing, draw.millis(10, 400))), "one who gives up");
    await(sleep(seconds(3)));
    assertEquals(List.of("beat", "goodbye"), server.heard(), "what the server heard");
  }

  @Test
  void closedAtOnceItEnds(Draw draw) {
    var server = new Server(draw.millis(1, 900));
    for (int i = draw.number(1, 3); i > 0; i--) {
      new Connection(server).close();
    }
    await(sleep(seconds(5)));
    assertFalse(server.heard().contains("beat"), "a connection that was closed at once beats");
    assertEquals(1, allTasks().size(), "tasks at work: this test's, and no heart");
  }
}
