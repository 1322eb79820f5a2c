// rejected by twoUsersAreTwo: found [Ann, Ann]
// mistake: keeps one user for all ids
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private Task<String> user;

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      if (user == null) {
        user = createTask(service.fetch(id), "user");
      }
      return await(shield(user));
    });
  }
}
