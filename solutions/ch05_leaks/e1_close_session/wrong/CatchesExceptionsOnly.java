// rejected by nothingIsOpenAfterSomebodyGaveUp: sessions open after the caller gave up
// mistake: closes in a catch of Exception, which a cancellation is not
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var session = new Session();
      try {
        var user = await(session.get(id));
        session.close();
        return user;
      } catch (Exception e) {
        session.close();
        throw e;
      }
    });
  }
}
