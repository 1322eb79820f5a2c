// a thread changes the result afterwards
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
      Set<Integer> values = Collections.synchronizedSet(new HashSet<>());
      Thread.ofPlatform().daemon().start(() -> {
        try {
          Thread.sleep(300);
        } catch (InterruptedException e) {
          return;
        }
        values.add(10);
        values.add(20);
      });
      return values;
    });
  }
}
