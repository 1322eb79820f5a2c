// right: each attempt is a task, and the waits stand in a list
package ch11_async_mocks.e2_patience_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import java.util.List;

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
      for (var wait : List.of(seconds(1), seconds(2), seconds(0))) {
        var attempt = createTask(api.fetchName(id), "attempt");
        try {
          await(waitOn(List.of(attempt), Waited.Until.ALL_COMPLETED, seconds(10)));
        } finally {
          attempt.cancel();
        }
        Exception failure;
        try {
          return await(attempt);
        } catch (CancelledError late) {
          failure = new TimeoutError();
        } catch (UserApi.NoSuchUser e) {
          throw e;
        } catch (Exception e) {
          failure = e;
        }
        if (wait.isZero()) {
          throw failure;
        }
        await(sleep(wait));
      }
      throw new AssertionError("the third attempt returns or throws");
    });
  }
}
