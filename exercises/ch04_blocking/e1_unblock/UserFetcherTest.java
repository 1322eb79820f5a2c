package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class UserFetcherTest {
  private final UserFetcher fetcher = new UserFetcher();

  @Test
  void threeUsersTakeTwoSeconds() {
    var before = EventLoop.running().time();
    await(fetcher.fetchUsers(List.of(1, 2, 3)));
    var took = EventLoop.running().time().minus(before);
    assertEquals(seconds(2), took, "three users, asked for at once");
  }

  @Test
  void theUsersComeInTheOrderAskedFor() {
    assertEquals(List.of("<user-3>", "<user-1>"), await(fetcher.fetchUsers(List.of(3, 1))));
  }

  @Test
  void anUnknownUserIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> await(fetcher.fetchUsers(List.of(1, 0))));
  }
}
