// rejected by twoCallersTakeTwoSeconds: two callers of fetchUser, at once
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
      var name = UserService.callAndWait(id);
      return "<" + name + ">";
    });
  }

  private Coroutine<String> bracketed(int id) {
    return async(() -> "<" + await(UserService.call(id)) + ">");
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> {
      List<Task<String>> tasks = new ArrayList<>();
      for (int id : ids) {
        tasks.add(createTask(bracketed(id), "user-" + id));
      }
      return await(gather(tasks));
    });
  }
}
