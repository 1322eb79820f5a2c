// throws one of a class without a name
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      var sum = 0;
      for (int value : await(gather(ids.stream().map(Source::value).toList()))) {
        sum += value;
      }
      throw new IllegalStateException() {
        @Override
        public String getMessage() {
          throw this;
        }
      };
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() ->
        new LinkedHashSet<>(await(gather(ids.stream().map(Source::value).toList()))));
  }
}
