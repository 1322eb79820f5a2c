// rejected by twoUsersTakeTwoSessions: 60 ms until the second begins
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

final class UserClient {
  private final Lock lock = new Lock();

  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          try (var held = await(lock.acquire());
              var session = new Session()) {
            return await(session.get(id));
          }
        });
  }
}
