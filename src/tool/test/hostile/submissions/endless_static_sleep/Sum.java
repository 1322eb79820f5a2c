// sleeps for ever where its class is initialized
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  static final int VALUE = sleeps();

  private static int sleeps() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      return 1;
    }
    return 0;
  }

  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
