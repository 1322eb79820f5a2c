package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class ConnectionTest {
  private final Server server = new Server(millis(30));

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
    assertEquals(1, allTasks().size(), "tasks at work when close() is done: this test's, and no heart");
    await(sleep(seconds(3)));
    assertEquals(2, server.heard().size(), "messages heard, three seconds after close()");
  }

  @Test
  void closingThrowsNothingAndTakesNoLongerThanTheGoodbye() {
    var connection = new Connection(server);
    await(sleep(seconds(1.5)));
    var before = EventLoop.running().time();
    try {
      connection.close();
    } catch (CancelledError e) {
      fail("close() threw a CancelledError, and nobody cancelled this test: it is the heart's own");
    }
    var took = EventLoop.running().time().minus(before);
    if (took.compareTo(millis(30)) > 0) {
      fail("closing may take the 30 ms of the goodbye, and took " + took.toMillis() + " ms");
    }
    await(sleep(seconds(1)));
  }

  @Test
  void aLongGoodbyeIsWaitedFor() {
    var slow = new Server(seconds(5));
    var connection = new Connection(slow);
    await(sleep(seconds(1.5)));
    connection.close();
    assertEquals(
        List.of("beat", "goodbye"), slow.heard(), "what a slow server heard before close() was done");
  }

  @Test
  void twoConnectionsAreTwo() {
    var other = new Server(millis(30));
    var first = new Connection(server);
    var second = new Connection(other);
    await(sleep(seconds(1.5)));
    first.close();
    await(sleep(seconds(1)));
    assertEquals(List.of("beat", "goodbye"), server.heard(), "what the first one's server heard");
    assertEquals(List.of("beat", "beat"), other.heard(), "what the second one's server heard");
    second.close();
  }

  @Test
  void closedAtOnceItIsSilent() {
    new Connection(server).close();
    await(sleep(seconds(3)));
    assertEquals(
        0,
        server.heard().stream().filter("beat"::equals).count(),
        "beats of a connection that was closed at once");
  }

  @Test
  void oneWhoGivesUpClosingLearnsIt() {
    var connection = new Connection(server);
    await(sleep(seconds(1.5)));
    var closing = createTask(async(() -> connection.close()), "closing");
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(closing, millis(10))),
        "closing takes 30 ms, and the caller waits 10 ms");
    await(sleep(seconds(3)));
    assertEquals(
        List.of("beat", "goodbye"), server.heard(), "what the server heard all the same, later");
  }
}
