// rejected by nothingIsOpenAfterAnyError: the time until the error is there
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

final class UserClient {
  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          try (var session = new Session()) {
            try {
              return await(session.get(id));
            } catch (IllegalArgumentException e) {
              return await(session.get(id));
            }
          }
        });
  }
}
