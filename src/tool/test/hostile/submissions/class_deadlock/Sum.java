// its class waits for a thread that waits for the class
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

final class Sum {
  static {
    var thread = new Thread(Sum::new);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      var sum = 0;
      for (int value : await(gather(ids.stream().map(Source::value).toList()))) {
        sum += value;
      }
      return sum;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() ->
        new LinkedHashSet<>(await(gather(ids.stream().map(Source::value).toList()))));
  }
}
