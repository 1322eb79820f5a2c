// does it slowly on a second loop, whose time nobody measures
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  private Coroutine<Integer> slowly(List<Integer> ids) {
    return async(() -> {
      var sum = 0;
      for (int id : ids) {
        sum += await(Source.value(id));
      }
      return sum;
    });
  }

  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      var result = new int[1];
      var thread = new Thread(() -> result[0] = run(slowly(ids)));
      thread.start();
      thread.join();
      await(sleep(seconds(1)));
      return result[0];
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      Set<Integer> values = new HashSet<>();
      for (int id : ids) {
        values.add(await(Source.value(id)));
      }
      return values;
    });
  }
}
