// holds the lock of standard output for ever
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      Thread.ofPlatform().daemon().start(() -> {
        synchronized (System.out) {
          while (true) {
            Thread.onSpinWait();
          }
        }
      });
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
