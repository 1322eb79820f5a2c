// rejected by whoeverGivesUpTheOthersGetTheUser: cancelled with another one
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.Map;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private final Map<Integer, Task<String>> users = new HashMap<>();
  private int callers;

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      var known = users.get(id);
      if (known == null) {
        known = createTask(service.fetch(id), "user-" + id);
        users.put(id, known);
      }
      return ++callers <= 3 ? await(shield(known)) : await(known);
    });
  }
}
