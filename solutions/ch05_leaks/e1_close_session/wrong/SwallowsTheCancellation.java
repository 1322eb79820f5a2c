// rejected by nothingIsOpenAfterSomebodyGaveUp: a caller who waits no longer than 50 ms
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var session = new Session();
      try {
        return await(session.get(id));
      } catch (CancelledError e) {
        return "nobody waits for user " + id;
      } finally {
        session.close();
      }
    });
  }
}
