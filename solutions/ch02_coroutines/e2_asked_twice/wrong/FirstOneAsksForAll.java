// rejected by oneWhoGivesUpSpoilsNothing: nothing can ever run again
package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.HashMap;
import java.util.Map;

/// Asks the service once for each user.
final class UserCache {
  private final UserService service;
  private final Map<Integer, Future<String>> users = new HashMap<>();

  UserCache(UserService service) {
    this.service = service;
  }

  Coroutine<String> user(int id) {
    return async(() -> {
      if (!users.containsKey(id)) {
        Future<String> answer = EventLoop.running().createFuture();
        users.put(id, answer);
        answer.setResult(await(service.fetch(id)));
      }
      return await(shield(users.get(id)));
    });
  }
}
