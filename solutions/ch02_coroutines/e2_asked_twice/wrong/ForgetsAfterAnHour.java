// rejected by manyUsersAreKept: how often the service was asked
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private final Map<Integer, Task<String>> users = new HashMap<>();
  private final Map<Integer, Duration> since = new HashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      var now = EventLoop.running().time();
      var known = users.get(id);
      if (known == null || now.minus(since.get(id)).toHours() >= 1) {
        since.put(id, now);
        known = createTask(service.fetch(id), "user-" + id);
        users.put(id, known);
      }
      return await(shield(known)); // one who gives up cancels only the shield
    });
  }
}
