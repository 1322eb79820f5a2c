// rejected by anUnknownUserIsAnError: a caller of fetchUser
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
      try {
        return "<" + await(UserService.call(id)) + ">";
      } catch (IllegalArgumentException e) {
        return null;
      }
    });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> {
      List<Task<String>> tasks = new ArrayList<>();
      for (int id : ids) {
        tasks.add(createTask(fetchUser(id), "user-" + id));
      }
      var users = await(gather(tasks));
      if (users.contains(null)) {
        throw new IllegalArgumentException("no user " + ids.get(users.indexOf(null)));
      }
      return users;
    });
  }
}
