package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Knows the users, and needs a second for an answer. It never fails. It is given: leave it as it
/// is.
final class UserService {
  private final Map<Integer, String> names;
  private final List<Integer> asked = new ArrayList<>();

  /// @param names the name of each user, by number
  UserService(Map<Integer, String> names) {
    this.names = names;
  }

  Coroutine<String> fetch(int id) {
    return async(() -> {
      asked.add(id);
      await(sleep(seconds(1)));
      return names.getOrDefault(id, "nobody");
    });
  }

  /// Returns for which users it was asked, in order.
  List<Integer> asked() {
    return List.copyOf(asked);
  }
}
