// rejected by theUserComesWheneverTheLoopIsHeld: Result is not set
// mistake: sleeps as long as the service takes, in place of awaiting the task
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.Map;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private final Map<Integer, Task<String>> users = new HashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      var user = users.computeIfAbsent(id, _ -> createTask(service.fetch(id)));
      if (!user.isDone()) {
        await(sleep(seconds(1)));
        for (int i = 0; i < 5; i++) {
          await(sleep(millis(0))); // until the task has had its turns
        }
      }
      return user.result();
    });
  }
}
