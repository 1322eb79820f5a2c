package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class UserCacheTest {
  private final UserService service = new UserService();
  private final UserCache cache = new UserCache(service);

  @Test
  void oneWhoAsksGetsTheUser() {
    assertEquals("user-1", await(cache.user(1)));
  }

  @Test
  void twoWhoAskGetTheSameUser() {
    assertEquals("user-1", await(cache.user(1)), "the first");
    assertEquals("user-1", await(cache.user(1)), "the second");
    assertEquals(1, service.asked(), "how often the service was asked");
  }

  @Test
  void theServiceIsAskedOnceByTwoAtATime() {
    assertEquals(
        List.of("user-1", "user-1"), await(gather(cache.user(1), cache.user(1))));
    assertEquals(1, service.asked(), "how often the service was asked");
  }
}
