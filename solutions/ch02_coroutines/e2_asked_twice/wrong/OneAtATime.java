// rejected by twoUsersAreTwo: two different users, asked for at once
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import java.util.HashMap;
import java.util.Map;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private final Lock lock = new Lock("users");
  private final Map<Integer, String> users = new HashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      try (var _ = await(lock.acquire())) {
        if (!users.containsKey(id)) {
          users.put(id, await(service.fetch(id)));
        }
        return users.get(id);
      }
    });
  }
}
