// rejected by nothingIsOpenAfterAnError: sessions open after an error of the server
// mistake: closes after the answer, and not after an error
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var session = new Session();
      var user = await(session.get(id));
      session.close();
      return user;
    });
  }
}
