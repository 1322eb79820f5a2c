// rejected by twoWhoWantTheSameUserAskTwice: by two at once
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class UserFetcher {
  private final Map<Integer, Task<String>> onTheWay = new HashMap<>();

  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          var task = onTheWay.computeIfAbsent(id, key -> createTask(ask(key)));
          return await(shield(task));
        });
  }

  private Coroutine<String> ask(int id) {
    return async(
        () -> {
          try {
            return "<" + await(UserService.call(id)) + ">";
          } finally {
            onTheWay.remove(id);
          }
        });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(
        () -> {
          List<Task<String>> tasks = new ArrayList<>();
          for (int id : ids)
            tasks.add(createTask(async(() -> "<" + await(UserService.call(id)) + ">")));
          return await(gather(tasks));
        });
  }
}
