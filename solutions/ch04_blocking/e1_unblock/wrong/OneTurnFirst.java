// rejected by threeUsersTakeTwoSeconds: found 6 s
// mistake: awaits a sleep of zero, and still calls the blocking method
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
      await(sleep(millis(0))); // let the others have a turn
      var name = UserService.callAndWait(id);
      return "<" + name + ">";
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
