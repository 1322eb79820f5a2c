// ends the sleeps of others at once by setting their futures
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
      var task = createTask(slowly(ids));
      await(sleep(millis(0)));
      while (!task.isDone()) {
        for (var each : allTasks()) {
          each.awaiting().ifPresent(future -> {
            try {
              ((Future<Object>) future).setResult(null);
            } catch (RuntimeException e) {
            }
          });
        }
        await(sleep(millis(0)));
      }
      await(sleep(seconds(1)));
      return task.result();
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
