// right: keeps the values apart from the loads under way
package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Keeps what was loaded, by key.
final class Cache {
  private final Function<String, Coroutine<String>> loader;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Task<String>> loads = new HashMap<>();

  /// @param loader loads the value of a key; slow
  Cache(Function<String, Coroutine<String>> loader) {
    this.loader = loader;
  }

  /// Returns the value of `key`, which is loaded if nobody has loaded it yet.
  Coroutine<String> get(String key) {
    return async(() -> {
      if (values.containsKey(key)) {
        return values.get(key);
      }
      var task = loads.computeIfAbsent(key, _ -> createTask(load(key)));
      await(waitOn(List.of(task)));
      return task.result();
    });
  }

  private Coroutine<String> load(String key) {
    return async(() -> {
      try {
        var value = await(loader.apply(key));
        values.put(key, value);
        return value;
      } finally {
        loads.remove(key);
      }
    });
  }
}
