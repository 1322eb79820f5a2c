// rejected by nothingIsOpenAfterTheAnswer: sessions open after an answer
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

/// Asks for users, each over a session of its own.
final class UserClient {

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      var session = new Session();
      EventLoop.running().callLater(millis(200), () -> createTask(async(() -> session.close())));
      return await(session.get(id));
    });
  }
}
