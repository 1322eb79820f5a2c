// rejected by threeUsersTakeTwoSeconds: found 6 s
// mistake: awaits one user after another
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
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
      for (int id : ids) {
        users.add(await(fetchUser(id)));
      }
      return users;
    });
  }
}
