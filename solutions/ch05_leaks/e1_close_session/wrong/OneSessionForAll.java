// rejected by twoUsersTakeTwoSessions: sessions that were opened for two users
// mistake: keeps one session for all users
package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for users, each over a session of its own.
final class UserClient {
  private Session session;

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      if (session == null || session.isClosed()) {
        session = new Session();
      }
      try {
        return await(session.get(id));
      } finally {
        session.close();
      }
    });
  }
}
