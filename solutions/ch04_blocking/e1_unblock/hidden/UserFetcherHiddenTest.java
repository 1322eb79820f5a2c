package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The fetcher with other users.
@LoopTest(timeout = 600)
@HiddenTest
class UserFetcherHiddenTest {

  private final UserFetcher fetcher = new UserFetcher();

  @Test
  void anyNumberOfUsersTakesTwoSeconds(Draw draw) {
    for (int count : List.of(0, 1, draw.number(6, 12))) {
      var ids = new ArrayList<>(draw.numbers(count, 1, 9_999));
      if (count > 1) {
        ids.add(ids.getFirst()); // the first one twice
      }
      var before = EventLoop.running().time();
      int asked = UserService.asked();
      var users = await(fetcher.fetchUsers(ids));
      assertEquals(ids.stream().map(id -> "<user-" + id + ">").toList(), users, "the users");
      assertEquals(ids.size(), UserService.asked() - asked, "how often the service was asked");
      assertAtMostTwoSeconds(before);
    }
  }

  @Test
  void theNextOneWhoWantsAUserAsksAgain(Draw draw) {
    int id = draw.number(1, 9_999);
    int asked = UserService.asked();
    await(fetcher.fetchUser(id));
    await(fetcher.fetchUsers(List.of(id)));
    assertEquals(2, UserService.asked() - asked, "how often the service was asked in two calls");
  }

  @Test
  void severalListsAtOnceTakeTwoSeconds(Draw draw) {
    var before = EventLoop.running().time();
    int id = draw.number(1, 9_999);
    var all =
        await(gather(
            fetcher.fetchUsers(draw.numbers(3, 1, 9_999)),
            new UserFetcher().fetchUsers(draw.numbers(4, 1, 9_999)),
            fetcher.fetchUsers(List.of(id))));
    assertEquals(List.of("<user-" + id + ">"), all.get(2), "the last list");
    assertAtMostTwoSeconds(before);
  }

  @Test
  void anyUnknownUserIsAnError(Draw draw) {
    int unknown = -draw.number(1, 99);
    var ids = draw.shuffled(List.of(draw.number(1, 99), unknown, draw.number(100, 999)));
    var error =
        assertThrows(IllegalArgumentException.class, () -> await(fetcher.fetchUsers(ids)), "" + ids);
    assertEquals("no user " + unknown, error.getMessage(), "what the service says");
    await(sleep(seconds(5)));
  }

  private static void assertAtMostTwoSeconds(Duration before) {
    var took = EventLoop.running().time().minus(before);
    if (took.compareTo(seconds(2)) > 0) { // less is fine: other threads take no virtual time
      assertEquals(seconds(2), took, "the time");
    }
  }
}
