// rejected by nothingIsOpenAfterAnError: user 0 does not exist, and the caller must learn it
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      try (var session = new Session()) {
        return await(session.get(id));
      } catch (Exception e) {
        return "nobody";
      }
    });
  }
}
