// rejected by theUserIsFetched: the session is closed, and user 7 is asked for
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      Coroutine<String> answer;
      try (var session = new Session()) {
        answer = session.get(id);
      }
      return await(answer);
    });
  }
}
