// overflows its stack again and again
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  int deeper(int n) {
    return deeper(n + 1) + 1;
  }

  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      while (true) {
        try {
          deeper(1);
        } catch (StackOverflowError again) {
          if (ids == null) {
            return 0;
          }
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
