// rejected by anyUnknownUserIsAnError: how often the service was asked
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

final class UserFetcher {
  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          if (id < 1) throw new IllegalArgumentException("no user " + id);
          return "<" + await(UserService.call(id)) + ">";
        });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> await(gather(ids.stream().map(this::fetchUser).toList())));
  }
}
