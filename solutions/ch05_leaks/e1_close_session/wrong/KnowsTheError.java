// rejected by nothingIsOpenAfterAnyError: which class threw
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

final class UserClient {
  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          if (id < 1) throw new IllegalArgumentException("no user " + id);
          try (var session = new Session()) {
            return await(session.get(id));
          }
        });
  }
}
