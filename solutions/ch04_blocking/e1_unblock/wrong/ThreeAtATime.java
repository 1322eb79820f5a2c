// rejected by noneOrFive: five users, asked for at once
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;

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
      List<String> users = new ArrayList<>();
      for (int first = 0; first < ids.size(); first += 3) {
        List<Task<String>> tasks = new ArrayList<>();
        for (int id : ids.subList(first, Math.min(first + 3, ids.size()))) {
          tasks.add(createTask(fetchUser(id), "user-" + id));
        }
        users.addAll(await(gather(tasks)));
      }
      return users;
    });
  }
}
