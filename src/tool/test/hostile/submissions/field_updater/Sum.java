// sets a field by its name
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  volatile int n;

  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(Sum.class, "n");
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
