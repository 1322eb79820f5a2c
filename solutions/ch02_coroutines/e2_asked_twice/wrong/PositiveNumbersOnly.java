// rejected by anyNumberIsAUser: users with short names, or none
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.Map;

final class UserCache {
  private final UserService service;
  private final Map<Integer, Task<String>> users = new HashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(
        () -> {
          if (id <= 0) return "nobody";
          return await(shield(users.computeIfAbsent(id, key -> createTask(service.fetch(key)))));
        });
  }
}
