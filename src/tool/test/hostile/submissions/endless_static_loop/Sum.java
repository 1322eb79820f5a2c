// loops for ever where its class is initialized
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  static final long VALUE = loops();

  private static long loops() {
    var n = 0L;
    while (n >= 0) {
      n = n == Long.MAX_VALUE ? 0 : n + 1;
    }
    return n;
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
