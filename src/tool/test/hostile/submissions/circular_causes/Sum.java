// an exception that caused itself
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      var first = new IllegalStateException("first");
      var second = new IllegalStateException("second", first);
      first.initCause(second);
      throw first;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
