package ch10_mock_or_patch.e2_user_service_test;

import dev.loopbook.loop.Coroutine;

/// Sends letters. It is given: leave it as it is.
interface Mailer {

  /// Sends a welcome to a new user.
  Coroutine<Void> welcome(String name, int number);
}
