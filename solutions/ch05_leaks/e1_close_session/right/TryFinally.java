// right: closes it in a finally
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var session = new Session();
      try {
        return await(session.get(id));
      } finally {
        session.close();
      }
    });
  }
}
