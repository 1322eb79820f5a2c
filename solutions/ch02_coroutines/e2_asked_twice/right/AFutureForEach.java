// right: keeps a future for each user, which a background task fulfils
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
      var known = users.get(id);
      if (known == null) {
        Future<String> answer = EventLoop.running().createFuture();
        users.put(id, answer);
        createTask(async(() -> answer.setResult(await(service.fetch(id)))));
        known = answer;
      }
      return await(shield(known));
    });
  }
}
