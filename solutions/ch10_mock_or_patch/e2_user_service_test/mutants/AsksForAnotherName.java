// wrong: it asks whether another name is taken
package ch10_mock_or_patch.e2_user_service_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Makes new users. It promises:
///
/// - a blank name is an `IllegalArgumentException`;
/// - a name that is taken is an `IllegalStateException`, and nobody is inserted;
/// - a new user is inserted as of today, by the office's calendar, and gets the database's number;
/// - then the user is sent a welcome with that number, and nobody else is;
/// - a welcome that cannot be sent is no failure: the user is there.
class UserService {
  private final Database database;
  private final Mailer mailer;

  UserService(Database database, Mailer mailer) {
    this.database = database;
    this.mailer = mailer;
  }

  /// Makes a user and returns their number.
  Coroutine<Integer> createUser(String name) {
    return async(() -> {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a user needs a name");
      }
      if (await(database.hasUser("another " + name))) {
        throw new IllegalStateException(name + " is taken");
      }
      int number = await(database.insertUser(name, Office.today()));
      try {
        await(mailer.welcome(name, number));
      } catch (Exception e) {
        // the user is there all the same
      }
      return number;
    });
  }
}
