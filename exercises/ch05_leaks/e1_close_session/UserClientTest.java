package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

// What is left open is counted below, so that the message can say when it was left.
@LoopTest(audit = LoopTest.Audit.OFF)
class UserClientTest {
  private final int openBefore = Session.open();
  private final int openedBefore = Session.opened();
  private final UserClient client = new UserClient();

  @Test
  void theUserIsFetched() {
    assertEquals("user-7", await(client.fetchUser(7)), "the user that was asked for");
    assertEquals(
        millis(120), EventLoop.running().time(), "100 ms for the answer, and 20 ms to close");
  }

  @Test
  void nothingIsOpenAfterTheAnswer() {
    await(client.fetchUser(1));
    assertNothingOpen("after an answer");
  }

  @Test
  void nothingIsOpenAfterAnError() {
    assertThrows(
        IllegalArgumentException.class,
        () -> await(client.fetchUser(0)),
        "user 0 does not exist, and the caller must learn it");
    assertNothingOpen("after an error of the server");
  }

  @Test
  void nothingIsOpenAfterSomebodyGaveUp() {
    assertGivesUp(millis(50));
    assertNothingOpen("after the caller gave up");
  }

  @Test
  void nothingIsOpenAfterSomebodyGaveUpWhileItCloses() {
    assertGivesUp(millis(110));
    assertNothingOpen("after the caller gave up while the session was closing");
  }

  @Test
  void twoUsersTakeTwoSessions() {
    var first = createTask(client.fetchUser(1), "first");
    await(sleep(millis(60)));
    var second = createTask(client.fetchUser(2), "second");
    assertEquals(List.of("user-1", "user-2"), await(gather(first, second)), "two users at once");
    assertEquals(2, Session.opened() - openedBefore, "sessions that were opened for two users");
    assertEquals(
        millis(180), EventLoop.running().time(), "60 ms until the second begins, and its 120 ms");
    assertNothingOpen("after two answers");
  }

  @Test
  void nothingIsOpenedBeforeSomebodyAwaits() {
    var nobody = client.fetchUser(1);
    assertNothingOpen("when fetchUser was called, and nobody has awaited it");
    nobody.close();
  }

  private void assertGivesUp(Duration after) {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(client.fetchUser(1), after)),
        "a caller who waits no longer than " + after.toMillis() + " ms");
  }

  private void assertNothingOpen(String when) {
    assertEquals(0, Session.open() - openBefore, "sessions open " + when);
  }
}
