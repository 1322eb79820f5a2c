// right: gathers the coroutines of a stream
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
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
      return await(gather(ids.stream().map(this::fetchUser).toList()));
    });
  }
}
