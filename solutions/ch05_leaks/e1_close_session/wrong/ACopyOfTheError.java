// rejected by nothingIsOpenAfterAnyError: which class threw
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

final class UserClient {
  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          try (var session = new Session()) {
            return await(session.get(id));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage());
          }
        });
  }
}
