// starts threads without end
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      for (var i = 0; i < 1_000_000; i++) {
        Thread.ofPlatform().daemon().start(() -> {
          try {
            Thread.sleep(1_000_000);
          } catch (InterruptedException e) {
            return;
          }
        });
      }
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
