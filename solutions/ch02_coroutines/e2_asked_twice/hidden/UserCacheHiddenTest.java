package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The cache with other users, and with callers who come and go.
@LoopTest(timeout = 10_000_000)
@HiddenTest
class UserCacheHiddenTest {

  @Test
  void eachUserIsAskedForOnce(Draw draw) {
    var ids = draw.numbers(4, 1, 9_999);
    var names = names(ids, draw);
    var service = new UserService(names);
    var cache = new UserCache(service);
    for (int round = 1; round <= 2; round++) {
      for (int id : draw.shuffled(ids)) {
        assertEquals(
            List.of(names.get(id), names.get(id)),
            await(gather(cache.user(id), cache.user(id))),
            "two who ask for user " + id);
      }
    }
    assertEquals(
        ids.stream().sorted().toList(),
        service.asked().stream().sorted().toList(),
        "for whom the service was asked");
  }

  @Test
  void anyNumberIsAUser(Draw draw) {
    var service = new UserService(Map.of(0, draw.text(), -1, "", Integer.MAX_VALUE, " "));
    var cache = new UserCache(service);
    int unknown = draw.number(1, 9_999);
    var ids = List.of(0, -1, Integer.MAX_VALUE, unknown);
    var users = await(gather(ids.stream().map(cache::user).toList()));
    assertEquals(List.of("", " ", "nobody"), users.subList(1, 4), "users with short names, or none");
    assertEquals(users, await(gather(ids.stream().map(cache::user).toList())), "the same once more");
    assertEquals(
        ids.stream().sorted().toList(),
        service.asked().stream().sorted().toList(),
        "for whom the service was asked");
  }

  @LoopTest(timeout = 10_000_000, schedules = 2) // one after another, so there's little to choose from
  void manyUsersAreKept(Draw draw) {
    int many = draw.number(110, 130);
    var service = new UserService(Map.of());
    var cache = new UserCache(service);
    for (int round = 1; round <= 2; round++) {
      for (int id = 1; id <= many; id++) {
        await(cache.user(id));
      }
      await(sleep(Duration.ofDays(30)));
    }
    assertEquals(many, service.asked().size(), "how often the service was asked for " + many + " users");
  }

  @Test
  void whoeverGivesUpTheOthersGetTheUser(Draw draw) {
    for (int hasty = 0; hasty < 4; hasty++) {
      oneOfFourGivesUp(hasty, draw);
    }
  }

  private static void oneOfFourGivesUp(int hasty, Draw draw) {
    int id = draw.number(1, 9_999);
    var names = names(List.of(id), draw);
    var service = new UserService(names);
    var cache = new UserCache(service);
    List<Task<String>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var call = cache.user(id);
      callers.add(createTask(i == hasty ? waitFor(call, draw.millis(50, 800)) : call));
      await(sleep(draw.millis(1, 40)));
    }
    for (int i = 0; i < 4; i++) {
      if (i != hasty) {
        await(waitOn(List.of(callers.get(i))));
        assertFalse(callers.get(i).isCancelled(), "caller " + i + " was cancelled with another one");
        assertEquals(names.get(id), await(callers.get(i)), "caller " + i);
      }
    }
    assertThrows(TimeoutError.class, () -> await(callers.get(hasty)), "the hasty one");
    assertEquals(List.of(id), service.asked(), "for whom the service was asked");
  }

  @Test
  void ifAllGiveUpTheNextOneGetsTheUser(Draw draw) {
    int id = draw.number(1, 9_999);
    var names = names(List.of(id), draw);
    var service = new UserService(names);
    var cache = new UserCache(service);
    for (int i = 0; i < 2; i++) {
      assertThrows(
          TimeoutError.class,
          () -> await(waitFor(cache.user(id), draw.millis(50, 400))),
          "one who gives up");
    }
    assertEquals(names.get(id), await(cache.user(id)), "the next one");
    assertEquals(List.of(id), service.asked(), "for whom the service was asked");
  }

  private static Map<Integer, String> names(List<Integer> ids, Draw draw) {
    var words = draw.texts(ids.size());
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      names.put(ids.get(i), words.get(i));
    }
    return names;
  }
}
