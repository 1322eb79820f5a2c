// rejected by theUsersComeWheneverTheLoopIsHeld: Result is not set
// mistake: sleeps as long as the service takes, in place of awaiting it
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// Asks for several users at once.
final class UserFetcher {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var name = createTask(UserService.call(id));
      await(sleep(seconds(2)));
      await(sleep(millis(0)));
      return "<" + name.result() + ">";
    });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> await(gather(ids.stream().map(this::fetchUser).toList())));
  }
}
