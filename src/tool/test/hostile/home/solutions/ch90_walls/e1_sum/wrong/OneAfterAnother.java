// rejected by threeValuesTakeOneSecond: 3 s
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      var sum = 0;
      for (int id : ids) {
        sum += await(Source.value(id));
      }
      return sum;
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
