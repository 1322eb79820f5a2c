// rejected by theServiceIsAskedOnceByTwoAtATime: found [1, 1]
// mistake: keeps only the answer, so those who wait ask again
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashMap;
import java.util.Map;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private final Map<Integer, String> users = new HashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      if (!users.containsKey(id)) {
        users.put(id, await(service.fetch(id)));
      }
      return users.get(id);
    });
  }
}
