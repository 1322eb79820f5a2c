// right: catches what may be thrown, closes, and throws it again
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var session = new Session();
      String user;
      try {
        user = await(session.get(id));
      } catch (Throwable e) {
        session.close();
        throw e;
      }
      session.close();
      return user;
    });
  }
}
