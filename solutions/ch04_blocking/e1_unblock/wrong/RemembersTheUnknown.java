// rejected by theNextOneWhoWantsAnUnknownUserAsksAgain: how often the service was asked in two calls
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

  private final Map<Integer, IllegalArgumentException> unknown = new HashMap<>();

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      if (unknown.containsKey(id)) {
        throw unknown.get(id);
      }
      try {
        return "<" + await(UserService.call(id)) + ">";
      } catch (IllegalArgumentException e) {
        unknown.put(id, e);
        throw e;
      }
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
