// rejected by anyNumberOfUsersTakesTwoSeconds: the time
package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.List;

final class UserFetcher {
  private final Semaphore slots = new Semaphore(20);

  Coroutine<String> fetchUser(int id) {
    return async(
        () -> {
          try (var slot = await(slots.acquire())) {
            return "<" + await(UserService.call(id)) + ">";
          }
        });
  }

  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> await(gather(ids.stream().map(this::fetchUser).toList())));
  }
}
