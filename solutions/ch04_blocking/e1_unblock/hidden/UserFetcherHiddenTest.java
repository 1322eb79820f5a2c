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
    for (int count : List.of(0, 1, draw.number(6, 12), 100)) {
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
    int asked = UserService.asked();
    int id = draw.number(1, 9_999);
    var lists =
        List.of(draw.numbers(3, 1, 9_999), draw.numbers(4, 1, 9_999), List.of(id), List.of(id));
    var all =
        await(gather(
            fetcher.fetchUsers(lists.get(0)),
            new UserFetcher().fetchUsers(lists.get(1)),
            fetcher.fetchUsers(lists.get(2)),
            fetcher.fetchUsers(lists.get(3))));
    assertEquals(
        lists.stream().map(ids -> ids.stream().map(each -> "<user-" + each + ">").toList()).toList(),
        all,
        "the lists of several callers at once");
    assertEquals(9, UserService.asked() - asked, "how often the service was asked");
    assertAtMostTwoSeconds(before);
  }

  @Test
  void twoWhoWantTheSameUserAskTwice(Draw draw) {
    int asked = UserService.asked();
    int id = draw.number(1, 9_999);
    await(gather(fetcher.fetchUser(id), fetcher.fetchUser(id)));
    assertEquals(2, UserService.asked() - asked, "how often the service was asked, by two at once");
  }

  @Test
  void anyUnknownUserIsAnError(Draw draw) {
    int unknown = -draw.number(1, 99);
    var ids = draw.shuffled(List.of(draw.number(1, 99), unknown, draw.number(100, 999)));
    int asked = UserService.asked();
    var error =
        assertThrows(IllegalArgumentException.class, () -> await(fetcher.fetchUsers(ids)), "" + ids);
    assertEquals("no user " + unknown, error.getMessage(), "what the service says");
    await(sleep(seconds(5)));
    assertEquals(3, UserService.asked() - asked, "how often the service was asked, for " + ids);
    assertEquals(
        UserService.class.getName(),
        error.getStackTrace()[0].getClassName(),
        "which class threw what the caller gets");
  }

  @Test
  void theNextOneWhoWantsAnUnknownUserAsksAgain(Draw draw) {
    int unknown = -draw.number(1, 99);
    int asked = UserService.asked();
    for (int i = 0; i < 2; i++) {
      assertThrows(
          IllegalArgumentException.class,
          () -> await(fetcher.fetchUser(unknown)),
          "user " + unknown);
    }
    assertEquals(2, UserService.asked() - asked, "how often the service was asked in two calls");
  }

  private static void assertAtMostTwoSeconds(Duration before) {
    var took = EventLoop.running().time().minus(before);
    if (took.compareTo(seconds(2)) > 0) { // less is fine: other threads take no virtual time
      assertEquals(seconds(2), took, "the time");
    }
  }
}
