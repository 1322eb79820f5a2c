// rejected by theUsersComeInTheOrderAskedFor: found [<user-3>, <user-1>]
// mistake: keeps the users in a map by number, and loses one who is asked for twice
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks for several users at once.
final class UserFetcher {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var name = await(UserService.call(id));
      return "<" + name + ">";
    });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> {
      Map<Integer, Task<String>> tasks = new LinkedHashMap<>();
      for (int id : ids) {
        tasks.put(id, createTask(fetchUser(id), "user-" + id));
      }
      return await(gather(List.copyOf(tasks.values())));
    });
  }
}
