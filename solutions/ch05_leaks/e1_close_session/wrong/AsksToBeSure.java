// rejected by theUserIsFetched: 100 ms for the answer, and 20 ms to close
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      try (var session = new Session()) {
        await(session.get(id)); // is the server there?
        return await(session.get(id));
      }
    });
  }
}
