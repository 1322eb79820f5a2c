// rejected by twoUsersAreTwo: for whom the service was asked
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private int lastId;
  private Task<String> last;

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      if (last == null || lastId != id) {
        lastId = id;
        last = createTask(service.fetch(id), "user-" + id);
      }
      return await(shield(last));
    });
  }
}
