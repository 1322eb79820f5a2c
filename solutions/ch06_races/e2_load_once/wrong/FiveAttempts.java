// rejected by anyFailureIsSharedAndForgotten: loads after 6 failures
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
  private int failures;

  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  Coroutine<String> get(String key) {
    return async(
        () -> {
          var task = tasks.computeIfAbsent(key, k -> createTask(load(k)));
          return await(shield(task));
        });
  }

  private Coroutine<String> load(String key) {
    return async(
        () -> {
          try {
            return await(loader.apply(key));
          } catch (Throwable e) {
            if (++failures < 5) tasks.remove(key);
            throw e;
          }
        });
  }
}
