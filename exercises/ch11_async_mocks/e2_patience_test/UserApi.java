package ch11_async_mocks.e2_patience_test;

import dev.loopbook.loop.Coroutine;

/// Knows the names of users. It is given: leave it as it is.
interface UserApi {

  /// Returns the name of a user.
  ///
  /// @throws NoSuchUser if there is none of this number; to ask again is of no use
  Coroutine<String> fetchName(int id);

  /// There is no such user.
  final class NoSuchUser extends RuntimeException {
    NoSuchUser(int id) {
      super("no user " + id);
    }
  }
}
