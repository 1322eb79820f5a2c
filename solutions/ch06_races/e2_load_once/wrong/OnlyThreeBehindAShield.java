// rejected by whoeverGivesUpTheOthersGetTheValue: is cancelled with another one
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps what was loaded, by key.
final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private final Map<String, Task<String>> tasks = new HashMap<>();
  private int callers;

  /// @param loader loads the value of a key; slow
  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  /// Returns the value of `key`, which is loaded if nobody has loaded it yet.
  Coroutine<String> get(String key) {
    return async(() -> {
      var task = tasks.get(key);
      if (task == null) {
        task = createTask(load(key), "load " + key);
        tasks.put(key, task);
      }
      return ++callers <= 3 ? await(shield(task)) : await(task);
    });
  }

  private Coroutine<String> load(String key) {
    return async(() -> {
      try {
        return await(loader.apply(key));
      } catch (Throwable e) {
        tasks.remove(key); // the next one who asks tries again
        throw e;
      }
    });
  }
}
