// right: leaves it to an exit stack
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      try (var stack = new ExitStack()) {
        var session = stack.enter(new Session());
        return await(session.get(id));
      }
    });
  }
}
