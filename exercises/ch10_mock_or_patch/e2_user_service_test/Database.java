package ch10_mock_or_patch.e2_user_service_test;

import dev.loopbook.loop.Coroutine;
import java.time.LocalDate;

/// Keeps users. It is given: leave it as it is.
interface Database {

  /// Returns whether there is a user of this name.
  Coroutine<Boolean> hasUser(String name);

  /// Keeps a new user, and returns their number.
  Coroutine<Integer> insertUser(String name, LocalDate since);
}
