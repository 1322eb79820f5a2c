// catches whatever is thrown to stop it
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      while (true) {
        try {
          await(sleep(seconds(1)));
          if (ids == null) {
            return 0;
          }
        } catch (Throwable stop) {
          continue;
        }
      }
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
