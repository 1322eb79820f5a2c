package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Other users, and callers who give up at other moments.
@LoopTest(timeout = 600)
@HiddenTest
class UserClientHiddenTest {

  private final int openBefore = Session.open();
  private final int openedBefore = Session.opened();
  private final UserClient client = new UserClient();

  @Test
  void nothingIsOpenWheneverSomebodyGivesUp(Draw draw) {
    for (var patience :
        List.of(millis(0), draw.millis(1, 60), draw.millis(61, 99), draw.millis(101, 119))) {
      assertThrows(
          TimeoutError.class,
          () -> await(waitFor(client.fetchUser(draw.number(1, 999)), patience)),
          "a caller who waits " + patience);
      assertNothingOpen("after a caller gave up after " + patience);
      assertEquals(1, allTasks().size(), "tasks at work when a caller has given up: this test's");
    }
  }

  @Test
  void manyAtOnceHaveASessionEach(Draw draw) {
    var ids = draw.numbers(5, 1, 9_999);
    List<Task<String>> tasks = new ArrayList<>();
    for (int id : ids) {
      tasks.add(createTask(client.fetchUser(id)));
      await(sleep(draw.millis(0, 60)));
    }
    assertEquals(ids.stream().map(id -> "user-" + id).toList(), await(gather(tasks)), "the users");
    assertEquals(ids.size(), Session.opened() - openedBefore, "sessions for " + ids.size() + " users");
    assertNothingOpen("after the answers");
  }

  @Test
  void theSameUserIsAskedForAgain(Draw draw) {
    int id = draw.number(1, 9_999);
    await(client.fetchUser(id));
    await(client.fetchUser(id));
    assertEquals(2, Session.opened() - openedBefore, "sessions for two calls, one after another");
    assertEquals(millis(240), EventLoop.running().time(), "the time of two calls");
    await(gather(client.fetchUser(id), client.fetchUser(id)));
    assertEquals(4, Session.opened() - openedBefore, "sessions, after two more calls at once");
    assertNothingOpen("after four calls");
  }

  @Test
  void nothingIsOpenAfterAnyError(Draw draw) {
    int id = -draw.number(0, 999);
    var before = EventLoop.running().time();
    var error =
        assertThrows(IllegalArgumentException.class, () -> await(client.fetchUser(id)), "" + id);
    assertEquals("no user " + id, error.getMessage(), "what the server says");
    assertEquals(
        Session.class.getName(),
        error.getStackTrace()[0].getClassName(),
        "which class threw what the caller gets");
    assertEquals(1, Session.opened() - openedBefore, "sessions for a user who doesn't exist");
    assertEquals(
        millis(120), EventLoop.running().time().minus(before), "the time until the error is there");
    assertNothingOpen("after an error");
    assertEquals("user-1", await(client.fetchUser(1)), "the next user");
    assertNothingOpen("after the next answer");
  }

  private void assertNothingOpen(String when) {
    assertEquals(0, Session.open() - openBefore, "sessions open " + when);
  }
}
