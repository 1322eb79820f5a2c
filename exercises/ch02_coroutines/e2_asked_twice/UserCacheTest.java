package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class UserCacheTest {
  private final UserService service = new UserService(Map.of(1, "Ann", 2, "Bob"));
  private final UserCache cache = new UserCache(service);

  @Test
  void oneWhoAsksGetsTheUser() {
    assertEquals("Ann", await(cache.user(1)));
  }

  @Test
  void twoWhoAskGetTheSameUser() {
    assertEquals("Ann", await(cache.user(1)), "the first");
    assertEquals("Ann", await(cache.user(1)), "the second");
    assertEquals(List.of(1), service.asked(), "for whom the service was asked");
  }

  @Test
  void theServiceIsAskedOnceByTwoAtATime() {
    assertEquals(List.of("Ann", "Ann"), await(gather(cache.user(1), cache.user(1))));
    assertEquals(List.of(1), service.asked(), "for whom the service was asked");
  }

  @Test
  void twoUsersAreTwo() {
    assertEquals(List.of("Ann", "Bob"), await(gather(cache.user(1), cache.user(2))));
    assertEquals(seconds(1), EventLoop.running().time(), "two different users, asked for at once");
    assertEquals(List.of("Bob", "Ann"), await(gather(cache.user(2), cache.user(1))), "once more");
    assertEquals(
        List.of(1, 2),
        service.asked().stream().sorted().toList(),
        "for whom the service was asked");
  }

  @Test
  void twoCachesAreTwo() {
    var other = new UserCache(new UserService(Map.of(1, "Zoe")));
    assertEquals(
        List.of("Ann", "Zoe"), await(gather(cache.user(1), other.user(1))), "user 1 of each cache");
  }

  @Test
  void oneWhoGivesUpSpoilsNothing() {
    var hasty = createTask(waitFor(cache.user(1), millis(400)), "hasty");
    var patient = createTask(cache.user(1), "patient");
    assertThrows(TimeoutError.class, () -> await(hasty), "one who waits 400 ms only");
    await(waitOn(List.of(patient)));
    assertFalse(patient.isCancelled(), "another one, who waited for the same user, is cancelled too");
    assertEquals("Ann", await(patient), "what the other one got");
    assertEquals("Ann", await(cache.user(1)), "what one got who asked later");
    assertEquals(List.of(1), service.asked(), "for whom the service was asked");
  }

  @Test
  void theUserComesWheneverTheLoopIsHeld() {
    for (int turns = 0; turns < 3; turns++) {
      var ann = createTask(new UserCache(service).user(1));
      for (int i = 0; i < turns; i++) {
        await(sleep(millis(0)));
      }
      busy(seconds(2));
      assertEquals("Ann", await(ann), "the user, when somebody holds the loop for 2 seconds");
    }
  }
}
