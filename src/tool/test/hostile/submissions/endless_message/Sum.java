// an exception whose message never comes
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      throw new Slow();
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}

class Slow extends RuntimeException {
  @Override
  public String getMessage() {
    var n = 0L;
    while (n >= 0) {
      n = n == Long.MAX_VALUE ? 0 : n + 1;
    }
    return "";
  }
}
