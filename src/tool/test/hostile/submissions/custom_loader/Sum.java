// loads classes its own way
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      return new Own().hashCode();
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}

class Own extends ClassLoader {}
