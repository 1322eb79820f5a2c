// rejected by theSameUserIsAskedForAgain: two calls, one after another
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashMap;
import java.util.Map;

final class UserClient {
  private final Map<Integer, String> known = new HashMap<>();

  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          if (known.containsKey(id)) return known.get(id);
          try (var session = new Session()) {
            var user = await(session.get(id));
            known.put(id, user);
            return user;
          }
        });
  }
}
