// rejected by theUsersComeInTheOrderAskedFor: found [<user-1>, <user-3>, <user-3>]
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
      List<Task<String>> tasks = new ArrayList<>();
      for (int id : ids) {
        tasks.add(createTask(fetchUser(id), "user-" + id));
      }
      return await(gather(tasks)).stream().sorted().toList();
    });
  }
}
