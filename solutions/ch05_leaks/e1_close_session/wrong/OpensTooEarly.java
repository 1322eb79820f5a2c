// rejected by nothingIsOpenedBeforeSomebodyAwaits: and nobody has awaited it
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    var session = new Session();
    return async(() -> {
      try (session) {
        return await(session.get(id));
      }
    });
  }
}
