// rejected by nothingIsOpenWheneverSomebodyGivesUp: tasks at work when a caller has given up
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      try (var session = new Session()) {
        return await(shield(session.get(id)));
      }
    });
  }
}
