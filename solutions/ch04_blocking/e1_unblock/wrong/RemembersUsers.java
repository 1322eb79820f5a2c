// rejected by theNextOneWhoWantsAUserAsksAgain: how often the service was asked in two calls
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks for several users at once.
final class UserFetcher {
  private final Map<Integer, String> known = new HashMap<>();

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      if (!known.containsKey(id)) {
        known.put(id, "<" + await(UserService.call(id)) + ">");
      }
      return known.get(id);
    });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> {
      List<Task<String>> tasks = new ArrayList<>();
      for (int id : ids) {
        tasks.add(createTask(fetchUser(id), "user-" + id));
      }
      return await(gather(tasks));
    });
  }
}
