// rejected by manyUsersAreKept: how often the service was asked
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.LinkedHashMap;
import java.util.Map;

final class UserCache {
  private static final int MOST = 100;
  private final UserService service;
  private final Map<Integer, Task<String>> users = new LinkedHashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(
        () -> {
          if (users.size() > MOST) users.clear();
          return await(shield(users.computeIfAbsent(id, key -> createTask(service.fetch(key)))));
        });
  }
}
