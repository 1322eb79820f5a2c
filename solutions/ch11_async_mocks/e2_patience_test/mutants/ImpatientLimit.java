// wrong: it gives an attempt five seconds
package ch11_async_mocks.e2_patience_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Asks for a name, and asks again. It promises:
///
/// - three attempts, and no more;
/// - a wait of one second before the second attempt, and of two before the third;
/// - ten seconds for each attempt: no answer by then is a failure like any other;
/// - after the third failure, that failure is thrown, at once;
/// - a user who does not exist is not asked for again: that is thrown at once.
final class PatientClient {
  private final UserApi api;

  PatientClient(UserApi api) {
    this.api = api;
  }

  Coroutine<String> fetchName(int id) {
    return async(() -> {
      for (int attempt = 1; ; attempt++) {
        try {
          return await(waitFor(api.fetchName(id), seconds(5)));
        } catch (UserApi.NoSuchUser e) {
          throw e;
        } catch (Exception e) {
          if (attempt == 3) {
            throw e;
          }
        }
        await(sleep(seconds(attempt)));
      }
    });
  }
}
