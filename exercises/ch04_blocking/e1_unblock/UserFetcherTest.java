package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class UserFetcherTest {
  private final UserFetcher fetcher = new UserFetcher();

  @Test
  void threeUsersTakeTwoSeconds() {
    await(fetcher.fetchUsers(List.of(1, 2, 3)));
    assertAtMost(seconds(2), "three users, asked for at once");
  }

  @Test
  void twoCallersTakeTwoSeconds() {
    var users = await(gather(fetcher.fetchUser(4), fetcher.fetchUser(5)));
    assertEquals(List.of("<user-4>", "<user-5>"), users);
    assertAtMost(seconds(2), "two callers of fetchUser, at once");
  }

  @Test
  void theUsersComeInTheOrderAskedFor() {
    assertEquals(
        List.of("<user-3>", "<user-1>", "<user-3>"), await(fetcher.fetchUsers(List.of(3, 1, 3))));
  }

  @Test
  void noneOrFive() {
    assertEquals(List.of(), await(fetcher.fetchUsers(List.of())), "nobody");
    int before = UserService.asked();
    assertEquals(5, await(fetcher.fetchUsers(List.of(1, 2, 3, 4, 5))).size(), "five users");
    assertEquals(5, UserService.asked() - before, "how often the service was asked for five users");
    assertAtMost(seconds(2), "five users, asked for at once");
  }

  @Test
  void anUnknownUserIsAnError() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> await(fetcher.fetchUsers(List.of(1, 0))));
    assertEquals("no user 0", error.getMessage(), "what the service says");
    assertThrows(
        IllegalArgumentException.class,
        () -> await(fetcher.fetchUser(0)),
        "a caller of fetchUser, for a user who doesn't exist");
    await(sleep(seconds(5))); // the other one may still be on its way
  }

  @Test
  void theUsersComeWheneverTheLoopIsHeld() {
    for (int turns = 0; turns < 4; turns++) {
      var users = createTask(fetcher.fetchUsers(List.of(1, 2)));
      for (int i = 0; i < turns; i++) {
        await(sleep(millis(0)));
      }
      busy(seconds(3));
      assertEquals(
          List.of("<user-1>", "<user-2>"),
          await(users),
          "two users, when somebody holds the loop for 3 seconds");
    }
  }

  /// Less is fine: work on another thread takes no virtual time.
  private static void assertAtMost(Duration most, String what) {
    var took = EventLoop.running().time();
    if (took.compareTo(most) > 0) {
      assertEquals(most, took, what);
    }
  }
}
