// rejected by aLoadThatWasCancelledIsNotKept: somebody stopped the load
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private final Map<String, Task<String>> tasks = new HashMap<>();

  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  Coroutine<String> get(String key) {
    return async(
        () -> {
          var task = tasks.get(key);
          if (task == null) {
            task = createTask(loader.apply(key));
            tasks.put(key, task);
            task.addDoneCallback(
                done -> {
                  if (!done.isCancelled() && done.exception().isPresent()) tasks.remove(key);
                });
          }
          return await(shield(task));
        });
  }
}
