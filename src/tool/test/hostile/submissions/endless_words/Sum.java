// its value cannot be put into words
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      Set<Object> values = new HashSet<>();
      values.add(new Object() {
        @Override
        public String toString() {
          var n = 0L;
          while (n >= 0) {
            n = n == Long.MAX_VALUE ? 0 : n + 1;
          }
          return "";
        }
      });
      return (Set<Integer>) (Set) values;
    });
  }
}
